using System.Text;
using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Links lead to names that look bought for one sending, to names unlike the sender's, or carry the victim's address.</summary>
public sealed class ThrowawayLinks : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var foreign = mail.Facts.Links.Where(l => l.Host.Length > 0 && l.Organisation != mail.Sender.Organisation).ToList();
        var signers = mail.Facts.Authentication.DkimDomains.Select(HostText.Organisation).ToHashSet(StringComparer.Ordinal);
        if (foreign.FirstOrDefault(l => mail.Knowledge.AbusedSuffixes.Contains(l.Host)) is { } abused)
            hits.Add(new SignHit("throwaway-link", SignFamily.Links, 0.9, $"a link leads to {abused.Host}, under a suffix that mostly serves throw-away names", abused.Target));
        else if (foreign.FirstOrDefault(l => l.Organisation.Split('.') is var labels && RandomText.LooksDrawn(labels[0])) is { } drawn)
            hits.Add(new SignHit("throwaway-link", SignFamily.Links, 0.8, $"a link leads to {drawn.Host}, which looks drawn by a machine", drawn.Target));
        if (foreign.FirstOrDefault(l => CarriesVictim(l, mail)) is { } aimed)
            hits.Add(new SignHit("aimed-link", SignFamily.Links, 1.2, "a link carries the recipient's address, so that the page can greet its victim", aimed.Target));
        else if (foreign.FirstOrDefault(l => !mail.Knowledge.Counters.Contains(l.Host) && !signers.Contains(l.Organisation) && NamesVictim(l, mail)) is { } named)
            hits.Add(new SignHit("aimed-link", SignFamily.Links, 0.6, $"a link tells {named.Organisation}, which is not the sender's, the recipient's address", named.Target));
        OneForeignTarget(mail, foreign, hits);
    }

    // In the fragment the address never reaches the server's logs; in a query unsubscribe links carry it too.
    private static bool CarriesVictim(MailLink link, MailView mail)
    {
        int hash = link.Path.IndexOf('#', StringComparison.Ordinal);
        return hash >= 0 && mail.Facts.To.Any(t => t.Local.Length > 2 && link.Path.AsSpan(hash).Contains(t.Address, StringComparison.OrdinalIgnoreCase));
    }

    // In hexadecimal or Base64, so that nobody notices. As it stands it is in many honest links.
    private static bool NamesVictim(MailLink link, MailView mail)
    {
        foreach (var to in mail.Facts.To.Take(3))
        {
            if (to.Address.Length < 6)
                continue;
            byte[] bytes = Encoding.UTF8.GetBytes(to.Address.ToLowerInvariant());
            string base64 = Convert.ToBase64String(bytes);
            if (link.Path.Contains(Convert.ToHexString(bytes), StringComparison.OrdinalIgnoreCase) || link.Path.Contains(base64.AsSpan(0, base64.Length / 4 * 4 - 4), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void OneForeignTarget(MailView mail, List<MailLink> foreign, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is null || foreign.Count == 0 || foreign.Count < mail.Facts.Links.Count || mail.Knowledge.Counters.Contains(foreign[0].Host)
            || mail.Facts.Authentication.DkimDomains.Any(d => HostText.Organisation(d) == foreign[0].Organisation))
            return;
        if (foreign.Any(l => l.Organisation != foreign[0].Organisation))
        {
            if (!mail.LinksToSender)
                hits.Add(new SignHit("foreign-targets", SignFamily.Links, 0.4, $"no link leads to {mail.Sender.Organisation}, which sent it", foreign[0].Target));
            return;
        }

        hits.Add(new SignHit("one-foreign-target", SignFamily.Links, 0.8, $"whatever the reader clicks leads to {foreign[0].Organisation}, which is not the sender's", foreign[0].Target));
    }
}
