namespace Tocsin.Engine.Model;

/// <summary>Why a record was not taken. The wording shown to people is in <see cref="RejectionReasons"/>.</summary>
public enum RejectionReason
{
    /// <summary>The record is not valid in its format (broken JSON, unbalanced quotes …).</summary>
    Malformed,

    /// <summary>The text is not valid UTF-8 (or the declared encoding).</summary>
    BadEncoding,

    /// <summary>The record is longer than the reader's limit.</summary>
    TooLong,

    /// <summary>There is no account.</summary>
    MissingAccount,

    /// <summary>There is no time.</summary>
    MissingTime,

    /// <summary>The time cannot be understood.</summary>
    BadTime,

    /// <summary>The time lies outside the years Tocsin accepts (1990 to 2100): a default or an overflow, not a moment.</summary>
    ImplausibleTime,

    /// <summary>A post with this id was already read.</summary>
    DuplicateId,

    /// <summary>The row has fewer or more columns than its header.</summary>
    WrongColumnCount,

    /// <summary>A record of a kind that is not a post (a like, a deletion, a service message).</summary>
    NotAPost,

    /// <summary>The input ended in the middle of the record.</summary>
    Truncated,

    /// <summary>The file could not be opened or read.</summary>
    Unreadable,

    /// <summary>The file's format was not recognised, or it is binary.</summary>
    UnknownFormat,

    /// <summary>A compressed file is damaged.</summary>
    BadCompression,

    /// <summary>A required column is not in the header.</summary>
    MissingColumn,

    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>The post came after the last window that holds its time was closed.</summary>
    Late,
}
