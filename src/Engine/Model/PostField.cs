namespace Tocsin.Engine.Model;

/// <summary>The single-valued text fields of a post. Values are UTF-8 as the source gave them, unescaped.</summary>
public enum PostField
{
    /// <summary>The platform's id of the post.</summary>
    Id,

    /// <summary>The account as the truth file and the platform know it: its stable id, or its handle where there is no id.</summary>
    Account,

    /// <summary>The account's handle without the leading @, where <see cref="Account"/> is not the handle.</summary>
    Handle,

    /// <summary>The full text, HTML already turned into text.</summary>
    Text,

    /// <summary>BCP 47 language as the source states it.</summary>
    Language,

    /// <summary>Platform name in lower case: x, telegram, bluesky, mastodon, facebook, web …</summary>
    Platform,

    /// <summary>The client software the post was made with.</summary>
    Client,

    /// <summary>Id of the post this one reshares (retweet, repost, boost, forward).</summary>
    ReshareOf,

    /// <summary>Account whose post is reshared, where the source says so.</summary>
    ReshareOfAccount,

    /// <summary>Id of the post this one answers.</summary>
    ReplyTo,

    /// <summary>Id of the post this one quotes.</summary>
    QuoteOf,

    /// <summary>The account's display name, where the source gives it.</summary>
    AccountName,

    /// <summary>The account's description of itself, HTML already turned into text.</summary>
    AccountDescription,
}
