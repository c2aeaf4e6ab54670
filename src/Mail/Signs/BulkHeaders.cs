namespace Tocsin.Mail.Signs;

/// <summary>Headers as programs for bulk mail write them: no Message-ID of the sender's, or a malformed one; the highest priority.</summary>
/// <remarks>
/// RFC 5322, 3.6.4: every message should have a Message-ID, and mail programs give one. Receiving servers add what is missing, and then
/// it carries their name. Some simple scripts of honest senders omit it too.
/// </remarks>
public sealed class BulkHeaders : ISign
{
    // Where receivers write the Message-ID that a sender left out.
    private static readonly string[] Receivers = ["mail.protection.outlook.com", "mx.google.com"];

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0)
            return;
        string id = mail.Facts.MessageId.Trim();
        if (id.Length == 0 || Receivers.Any(r => id.TrimEnd('>').EndsWith(r, StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("no-message-id", SignFamily.Sender, 0.7, "the sender gave the message no Message-ID, as programs for bulk mail do", id));
        else if (!Formed(id))
            hits.Add(new SignHit("no-message-id", SignFamily.Sender, 0.5, "the Message-ID breaks the rules of mail", id));
        if (mail.Facts.Urgent)
            hits.Add(new SignHit("marked-urgent", SignFamily.Lure, 0.5, "the sender marked it as urgent", ""));
    }

    private static bool Formed(string id) =>
        id.Length > 4 && id[0] == '<' && id[^1] == '>' && id.AsSpan(1, id.Length - 2).IndexOfAny("<> \t") < 0 && id.Contains('@', StringComparison.Ordinal);
}
