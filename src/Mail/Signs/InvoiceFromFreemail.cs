namespace Tocsin.Mail.Signs;

/// <summary>A free mailbox tells of a payment to a well-known organisation: call-back fraud, where the victim rings the number in the message.</summary>
public sealed class InvoiceFromFreemail : ISign
{
    private const int Beginning = 2000;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0 || !mail.Knowledge.Freemail.Contains(mail.Sender.Host) || mail.Facts.Answers || !mail.LureTexts.ContainsKey(LureKind.Payment))
            return;
        string beginning = mail.Text.Length > Beginning ? mail.Text[..Beginning] : mail.Text;
        foreach (var brand in mail.Knowledge.Brands.Find(beginning))
        {
            if (brand.Domains.Contains(mail.Sender.Host))
                continue;
            hits.Add(new SignHit("invoice-from-freemail", SignFamily.Sender, 2.2, $"a free mailbox at {mail.Sender.Host} speaks of a payment in the name of {brand.Name}", mail.Facts.FromText));
            return;
        }
    }
}
