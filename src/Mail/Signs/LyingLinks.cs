using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>The text of a link shows a web address, the link leads elsewhere.</summary>
/// <remarks>Ordinary where a sender counts clicks on links to its own pages: then the text shows the sender's or a signer's domain, or most links run through that counter.</remarks>
public sealed class LyingLinks : ISign
{
    private const int CounterLinks = 4;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        foreach (var link in mail.Facts.Links)
        {
            string shown = ShownHost(link.Text);
            if (shown.Length == 0 || link.Host.Length == 0 || HostText.Organisation(shown) == link.Organisation)
                continue;
            string organisation = HostText.Organisation(shown);
            if (organisation == mail.Sender.Organisation || link.Organisation == mail.Sender.Organisation
                || mail.Facts.Authentication.DkimDomains.Any(d => HostText.Organisation(d) is var signer && (signer == organisation || signer == link.Organisation)))
                continue;
            bool counter = mail.Facts.Links.Count(l => l.Organisation == link.Organisation) >= CounterLinks;
            bool known = mail.Knowledge.Own.Contains(shown) || mail.Knowledge.Brands.Own(shown);
            double weight = known ? 1.8 : counter ? 0.3 : 0.8;
            hits.Add(new SignHit("lying-link", SignFamily.Links, weight, $"a link shows {shown} and leads to {link.Host}", $"{link.Text} → {link.Target}"));
            return;
        }
    }

    private static string ShownHost(string text)
    {
        string shown = text.Trim();
        if (shown.Length is < 4 or > 300 || shown.Any(char.IsWhiteSpace) || shown.Contains('@', StringComparison.Ordinal))
            return "";
        if (!shown.Contains("://", StringComparison.Ordinal))
            shown = "http://" + shown;
        string host = MailLink.TryRead(shown, "", picture: false)?.Host ?? "";
        return host.Contains('.', StringComparison.Ordinal) && HostText.HasKnownTop(host) && !HostText.IsAddress(host) ? host : "";
    }
}
