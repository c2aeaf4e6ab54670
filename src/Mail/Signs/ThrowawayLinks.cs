using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Links lead to names that look bought for one sending, to names unlike the sender's, or carry the victim's address.</summary>
public sealed class ThrowawayLinks : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var foreign = mail.Facts.Links.Where(l => l.Host.Length > 0 && l.Organisation != mail.Sender.Organisation).ToList();
        if (foreign.FirstOrDefault(l => mail.Knowledge.AbusedSuffixes.Contains(l.Host)) is { } abused)
            hits.Add(new SignHit("throwaway-link", SignFamily.Links, 0.9, $"a link leads to {abused.Host}, under a suffix that mostly serves throw-away names", abused.Target));
        else if (foreign.FirstOrDefault(l => l.Organisation.Split('.') is var labels && RandomText.LooksDrawn(labels[0])) is { } drawn)
            hits.Add(new SignHit("throwaway-link", SignFamily.Links, 0.8, $"a link leads to {drawn.Host}, which looks drawn by a machine", drawn.Target));
        if (foreign.FirstOrDefault(l => CarriesVictim(l, mail)) is { } aimed)
            hits.Add(new SignHit("aimed-link", SignFamily.Links, 1.2, "a link carries the recipient's address, so that the page can greet its victim", aimed.Target));
        OneForeignTarget(mail, foreign, hits);
    }

    // In the fragment the address never reaches the server's logs; in a query unsubscribe links carry it too.
    private static bool CarriesVictim(MailLink link, MailView mail)
    {
        int hash = link.Path.IndexOf('#', StringComparison.Ordinal);
        return hash >= 0 && mail.Facts.To.Any(t => t.Local.Length > 2 && link.Path.AsSpan(hash).Contains(t.Address, StringComparison.OrdinalIgnoreCase));
    }

    private static void OneForeignTarget(MailView mail, List<MailLink> foreign, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is null || foreign.Count == 0 || foreign.Count < mail.Facts.Links.Count || foreign.Select(l => l.Organisation).Distinct().Count() > 1
            || mail.Knowledge.Counters.Contains(foreign[0].Host)
            || mail.Facts.Authentication.DkimDomains.Any(d => HostText.Organisation(d) == foreign[0].Organisation))
            return;
        hits.Add(new SignHit("one-foreign-target", SignFamily.Links, 0.8, $"whatever the reader clicks leads to {foreign[0].Organisation}, which is not the sender's", foreign[0].Target));
    }
}
