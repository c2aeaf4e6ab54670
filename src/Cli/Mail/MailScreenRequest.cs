using Tocsin.Mailboxes;

namespace Tocsin.Cli.Mail;

/// <summary>What the user asked of a screening of mail.</summary>
public sealed record MailScreenRequest
{
    /// <summary>Messages, mbox files, folders, mailboxes.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Election profiles.</summary>
    public IReadOnlyList<string> Elections { get; init; } = [];

    /// <summary>Lists of domains to protect.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>File of DNS records; null to use what servers recorded.</summary>
    public string? Dns { get; init; }

    /// <summary>Earlier mail.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>How mailboxes are read; null when there is none among the inputs.</summary>
    public MailboxOptions? Mailboxes { get; init; }

    /// <summary>Show messages without findings too.</summary>
    public bool All { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
