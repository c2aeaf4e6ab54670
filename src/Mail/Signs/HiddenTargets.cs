using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Links that hide whose page they lead to: bare addresses of machines, something before an @, shorteners, site builders, public storage, redirections.</summary>
public sealed class HiddenTargets : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in mail.Facts.Links)
        {
            if (Judge(link, mail) is var (sign, weight, sentence) && seen.Add(sign))
                hits.Add(new SignHit(sign, SignFamily.Links, weight, sentence, link.Target));
        }
    }

    private static (string Sign, double Weight, string Sentence)? Judge(MailLink link, MailView mail)
    {
        if (link.Host.Length == 0)
            return null;
        if (link.UserInfo)
            return ("user-info-link", 2.5, $"a link puts a name before an @ to hide that it leads to {link.Host}");
        if (HostText.IsAddress(link.Host))
            return link.Host.StartsWith("10.", StringComparison.Ordinal) || link.Host.StartsWith("192.168.", StringComparison.Ordinal) || link.Host.StartsWith("127.", StringComparison.Ordinal)
                ? null
                : ("address-link", 1.8, $"a link leads to the bare address {link.Host}");
        if (link.Host.Split('.').Any(l => l.StartsWith("xn--", StringComparison.Ordinal)))
            return ("international-link", 1.0, $"a link leads to a name with letters beyond ASCII ({link.Host})");
        string kind = link.Organisation == mail.Sender.Organisation ? "" : mail.Knowledge.LinkHosts.KindOf(link.Host);
        return kind switch
        {
            "shortener" => ("shortened-link", 1.2, $"a link hides its target behind {link.Host}"),
            "builder" => ("builder-link", 1.2, $"a link leads to a page at {link.Host}, where anybody can put one"),
            "storage" => ("storage-link", 1.2, $"a link leads to a file at {link.Host}, where anybody can put one"),
            "redirect" => ("redirecting-link", 1.0, $"a link is passed on by {link.Host}"),
            _ when link.Organisation != mail.Sender.Organisation && mail.Knowledge.LinkHosts.PassesOn(link.Host, link.Path) => ("redirecting-link", 1.2, $"a link uses {link.Host} to pass the reader on elsewhere"),
            _ => Redirects(link, mail) ? ("redirecting-link", 1.0, $"a link uses {link.Host} to pass the reader on elsewhere") : null,
        };
    }

    // A well-known site that passes readers on is what lends its name; counters of the sender's own are ordinary.
    private static bool Redirects(MailLink link, MailView mail) =>
        link.Organisation != mail.Sender.Organisation
        && (link.Path.Contains("=http", StringComparison.OrdinalIgnoreCase) || link.Path.Contains("/amp/s/", StringComparison.OrdinalIgnoreCase))
        && mail.Knowledge.Brands.Own(link.Host);
}
