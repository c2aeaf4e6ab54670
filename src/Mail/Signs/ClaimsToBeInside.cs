using Tocsin.Mail.Authentication;

namespace Tocsin.Mail.Signs;

/// <summary>The sender claims to be one of the protected, and nothing vouches for that.</summary>
public sealed class ClaimsToBeInside : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var a = mail.Facts.Authentication;
        if (mail.Sender.Host.Length > 0 && mail.Knowledge.Own.Contains(mail.Sender.Host) && a.Source != AuthSource.Nowhere && !a.Aligned)
        {
            hits.Add(new SignHit("claims-to-be-inside", SignFamily.Sender, 2.5, $"it claims to come from {mail.Sender.Host}, which is yours, and came from outside without its signature", mail.Facts.FromText));
        }
    }
}
