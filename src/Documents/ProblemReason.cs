namespace Tocsin.Documents;

/// <summary>Why a file or member could not be read.</summary>
public enum ProblemReason
{
    /// <summary>It holds nothing.</summary>
    Empty,

    /// <summary>It is no text and no known document.</summary>
    Binary,

    /// <summary>A picture or recording.</summary>
    Picture,

    /// <summary>Protected by a password.</summary>
    Encrypted,

    /// <summary>It contradicts its own format, or ends before its end.</summary>
    Damaged,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>Unpacks to far more than it holds.</summary>
    Bomb,

    /// <summary>Containers in containers beyond the limit.</summary>
    TooDeep,

    /// <summary>More members than the limit.</summary>
    TooMany,

    /// <summary>Reading took longer than the limit.</summary>
    TooSlow,

    /// <summary>A format that is not read.</summary>
    Unsupported,

    /// <summary>The system does not let us read it.</summary>
    Unreadable,

    /// <summary>A symbolic link, not followed.</summary>
    Link,

    /// <summary>No text in it, such as a scan without text.</summary>
    NoText,
}
