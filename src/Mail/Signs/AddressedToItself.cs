using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Signs;

/// <summary>The sender pretends to be the recipient, and nothing vouches for that.</summary>
public sealed class AddressedToItself : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var a = mail.Facts.Authentication;
        if (a.Source != AuthSource.Nowhere && !a.Aligned && mail.Facts.To.Any(t => t.Address.Equals(mail.Sender.Address, StringComparison.OrdinalIgnoreCase)))
            hits.Add(new SignHit("addressed-to-itself", SignFamily.Sender, 1.0, "it pretends that the recipient wrote it", mail.Facts.FromText));
    }
}
