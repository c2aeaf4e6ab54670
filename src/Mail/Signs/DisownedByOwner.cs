using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Signs;

/// <summary>The sender's domain is a well-known organisation's, and that domain does not vouch for the message.</summary>
/// <remarks>Such organisations sign all they send; what breaks the signature honestly is a mailing list, and they write to none.</remarks>
public sealed class DisownedByOwner : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var a = mail.Facts.Authentication;
        if (a.Source == AuthSource.Nowhere || a.Aligned || mail.Sender.Host.Length == 0 || mail.Knowledge.Freemail.Contains(mail.Sender.Host))
            return;
        if (mail.Knowledge.Brands.Own(mail.Sender.Host))
            hits.Add(new SignHit("disowned-by-owner", SignFamily.Sender, 1.5, $"it claims to come from {mail.Sender.Organisation}, which does not vouch for it", mail.Facts.FromText));
    }
}
