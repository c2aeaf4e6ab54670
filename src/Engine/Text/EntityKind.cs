namespace Tocsin.Engine.Text;

/// <summary>What <see cref="EntityExtractor"/> finds in a text.</summary>
public enum EntityKind : byte
{
    /// <summary>A link.</summary>
    Url,

    /// <summary>A hashtag, its sign included.</summary>
    Hashtag,

    /// <summary>A mention of an account, its sign included.</summary>
    Mention,
}
