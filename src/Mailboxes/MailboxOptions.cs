using System.Security.Cryptography.X509Certificates;

namespace Tocsin.Mailboxes;

/// <summary>How a mailbox is read, and its bounds.</summary>
public sealed record MailboxOptions
{
    /// <summary>Signs in. It goes to the server after the connection was encrypted, and nowhere else.</summary>
    public required string Password { get; init; }

    /// <summary>Connections of <c>imap://</c> are not encrypted.</summary>
    public bool Plain { get; init; }

    /// <summary>Certificates to trust in place of the system's: of authorities, or of the server itself. Empty for the system's.</summary>
    public IReadOnlyList<X509Certificate2> Trusted { get; init; } = [];

    /// <summary>Only messages that the server received on this day or later; null for all.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Most messages of one mailbox: the newest. Default 10,000.</summary>
    public int Most { get; init; } = 10_000;

    /// <summary>Longest silence of the server. Default 30 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one answer, however it trickles. Default 5 minutes.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    // The password would stand in what the compiler writes.
    /// <inheritdoc/>
    public override string ToString() => nameof(MailboxOptions);
}
