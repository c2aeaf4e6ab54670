namespace Tocsin.Mailboxes;

/// <summary>A mailbox could not be opened.</summary>
/// <param name="message">Why, as a sentence without a full stop. No word of the server stands in it: it may repeat the password.</param>
/// <param name="remedy">What to do.</param>
public sealed class MailboxException(string message, string remedy) : Exception(message)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
