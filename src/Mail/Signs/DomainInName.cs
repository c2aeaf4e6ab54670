using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>The display name shows a mail address or a domain that is not the sender's.</summary>
public sealed class DomainInName : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Sender.Host.Length == 0)
            return;
        if (mail.Facts.To.Any(t => t.Address.Length > 5 && t.Address != mail.Sender.Address && mail.Sender.Name.Contains(t.Address, StringComparison.OrdinalIgnoreCase)))
        {
            hits.Add(new SignHit("domain-in-name", SignFamily.Sender, 2.0, "the name is the recipient's own address", mail.Facts.FromText));
            return;
        }

        foreach (string word in mail.Sender.Name.Split([' ', ',', '<', '>', '"', '(', ')', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            int at = word.LastIndexOf('@');
            string host = HostText.Canonical(word[(at + 1)..]);
            string organisation = HostText.Organisation(host);
            if (!host.Contains('.', StringComparison.Ordinal) || !HostText.HasKnownTop(host) || organisation == mail.Sender.Organisation || organisation.IndexOf('.', StringComparison.Ordinal) < 2)
                continue;
            double weight = at >= 0 ? 2.0 : 1.2;
            hits.Add(new SignHit("domain-in-name", SignFamily.Sender, weight, $"the name shows {(at >= 0 ? "an address at " : "")}{host}, the message comes from {mail.Sender.Host}", mail.Facts.FromText));
            return;
        }
    }
}
