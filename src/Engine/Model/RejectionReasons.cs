namespace Tocsin.Engine.Model;

/// <summary>The stable code and the plain words of each <see cref="RejectionReason"/>.</summary>
public static class RejectionReasons
{
    /// <summary>The code written to files: stable, lower case, hyphenated.</summary>
    public static string Code(this RejectionReason reason) => reason switch
    {
        RejectionReason.Malformed => "malformed",
        RejectionReason.BadEncoding => "bad-encoding",
        RejectionReason.TooLong => "too-long",
        RejectionReason.MissingAccount => "missing-account",
        RejectionReason.MissingTime => "missing-time",
        RejectionReason.BadTime => "bad-time",
        RejectionReason.ImplausibleTime => "implausible-time",
        RejectionReason.DuplicateId => "duplicate-id",
        RejectionReason.WrongColumnCount => "wrong-column-count",
        RejectionReason.NotAPost => "not-a-post",
        RejectionReason.Truncated => "truncated",
        RejectionReason.Unreadable => "unreadable",
        RejectionReason.UnknownFormat => "unknown-format",
        RejectionReason.BadCompression => "bad-compression",
        RejectionReason.MissingColumn => "missing-column",
        RejectionReason.Empty => "empty",
        RejectionReason.Late => "late",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "BUG: a rejection reason without a code"),
    };

    /// <summary>What happened and what to do, in one phrase for people.</summary>
    public static string Remedy(this RejectionReason reason) => reason switch
    {
        RejectionReason.Malformed => "broken record; look at the line, or export again",
        RejectionReason.BadEncoding => "not UTF-8; convert the file (iconv -t UTF-8)",
        RejectionReason.TooLong => "record over the size limit; split it",
        RejectionReason.MissingAccount => "no account; name its column with --map account=COLUMN",
        RejectionReason.MissingTime => "no time; name its column with --map time=COLUMN",
        RejectionReason.BadTime => "time not understood; give ISO 8601 or Unix seconds",
        RejectionReason.ImplausibleTime => "time before 1990 or after 2100; a default value or an overflow",
        RejectionReason.DuplicateId => "a post with this id was already read; the first is kept",
        RejectionReason.WrongColumnCount => "columns do not match the header; check quotes and the separator",
        RejectionReason.NotAPost => "not a post (like, deletion, service message); nothing to do",
        RejectionReason.Truncated => "input ends inside the record; fetch the file again",
        RejectionReason.Unreadable => "cannot be read; check path and permissions",
        RejectionReason.UnknownFormat => "format not recognised; name it with --format",
        RejectionReason.BadCompression => "damaged archive; fetch the file again",
        RejectionReason.MissingColumn => "a needed column is missing; name it with --map",
        RejectionReason.Empty => "nothing in it",
        RejectionReason.Late => "came after its window was closed; state a larger lateness",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "BUG: a rejection reason without a remedy"),
    };
}
