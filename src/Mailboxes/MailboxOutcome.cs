namespace Tocsin.Mailboxes;

/// <summary>What became of the reading of a mailbox.</summary>
/// <param name="Url">The mailbox.</param>
public sealed record MailboxOutcome(MailboxUrl Url)
{
    /// <summary>Messages that the folder holds, or, with a day given, holds since then.</summary>
    public int Held { get; internal set; }

    /// <summary>Messages that were read.</summary>
    public int Read { get; internal set; }

    /// <summary>Older messages that were left out because there are more than asked for.</summary>
    public int LeftOut { get; internal set; }

    /// <summary>Messages that should have been read and were not.</summary>
    public int NotRead { get; internal set; }

    /// <summary>The first of their UIDs, as a sequence set of IMAP: <c>3,7:9</c>.</summary>
    public string NotReadUids { get; internal set; } = "";

    /// <summary>Why they were not; empty when all were.</summary>
    public string Reason { get; internal set; } = "";
}
