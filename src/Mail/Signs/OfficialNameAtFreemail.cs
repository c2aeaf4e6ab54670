namespace Tocsin.Mail.Signs;

/// <summary>The display name claims an office or a service, the address is one that anybody can have.</summary>
public sealed class OfficialNameAtFreemail : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0 || !mail.Knowledge.Freemail.Contains(mail.Sender.Host))
            return;
        if (mail.Knowledge.OfficialWords.Any(w => mail.Name.Contains(w, StringComparison.Ordinal)))
            hits.Add(new SignHit("official-name-at-freemail", SignFamily.Sender, 1.8, $"the name claims an office, the address is a free mailbox at {mail.Sender.Host}", mail.Facts.FromText));
    }
}
