namespace Tocsin.Mail.Signs;

/// <summary>A stranger's letter about a fortune, from or to a mailbox that anybody can have, or vouched for by nobody.</summary>
public sealed class StrangersLetter : ISign
{
    private const int Least = 2;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        int phrases = mail.LureTexts.TryGetValue(LureKind.Advance, out var inText) ? inText.Count : 0;
        if (mail.Sender.Host.Length == 0 || (phrases < Least && !mail.LureHeads.ContainsKey(LureKind.Advance)))
            return;
        bool free = mail.Knowledge.Freemail.Contains(mail.Sender.Host);
        bool elsewhere = mail.Facts.ReplyTo.Any(r => r.Address != mail.Sender.Address && mail.Knowledge.Freemail.Contains(r.Host));
        if (free || elsewhere)
            hits.Add(new SignHit("strangers-letter", SignFamily.Sender, 1.2, "a letter about money, and answers go to a mailbox that anybody can have", mail.Facts.FromText));
    }
}
