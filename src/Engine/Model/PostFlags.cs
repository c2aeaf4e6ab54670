namespace Tocsin.Engine.Model;

/// <summary>What kind of act a post is, and what its source already told about it.</summary>
[Flags]
public enum PostFlags : byte
{
    /// <summary>An original post.</summary>
    None = 0,

    /// <summary>A reshare of another post without words of its own; its text is not the account's.</summary>
    Reshare = 1,

    /// <summary>An answer to another post.</summary>
    Reply = 2,

    /// <summary>A quote of another post with words of its own.</summary>
    Quote = 4,

    /// <summary>The source gave hashtags, mentions and links itself, so none are extracted from the text.</summary>
    EntitiesGiven = 8,
}
