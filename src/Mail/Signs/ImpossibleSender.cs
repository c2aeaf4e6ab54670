using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>The From header cannot be true: no address, a domain that cannot exist, several authors of several organisations.</summary>
/// <remarks>RFC 5322, 3.6.2; several authors are a known way around DMARC (RFC 7489, 6.6.1).</remarks>
public sealed class ImpossibleSender : ISign
{
    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        var facts = mail.Facts;
        if (facts.FromHeaders > 1)
            Add(hits, 2.0, "it has several From headers: programs show different ones", facts.FromText);
        else if (facts.From.Count > 1 && facts.From.Select(f => f.Organisation).Distinct().Count() > 1)
            Add(hits, 1.5, "it names several authors at several organisations", facts.FromText);
        if (facts.FromText.Length > 0 && (facts.Sender.Host.Length == 0 || !HostText.HasKnownTop(facts.Sender.Host)) && facts.Sender.Address.Length > 0 && LooksForeign(facts.Sender.Address))
            Add(hits, 1.8, "the sender's domain cannot exist, so no answer could reach it", facts.FromText);
        else if (BreaksGrammar(facts.FromText))
            Add(hits, 0.8, "the From header breaks the rules of mail in a way that hides the address from some programs", facts.FromText);
    }

    // Addresses of one's own machine are ordinary: root@localhost, cron@backup.
    private static bool LooksForeign(string address)
    {
        int at = address.LastIndexOf('@');
        return at < 0 || address[(at + 1)..] is var host && (host.Contains('.', StringComparison.Ordinal) || host.Contains('%', StringComparison.Ordinal))
            && !host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".lan", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".localdomain", StringComparison.OrdinalIgnoreCase)
            && !host.EndsWith(".example", StringComparison.OrdinalIgnoreCase);
    }

    // An unquoted comma before the address: an empty author (RFC 5322 wants quotes).
    private static bool BreaksGrammar(string from)
    {
        int open = from.IndexOf('<', StringComparison.Ordinal);
        if (open <= 0)
            return false;
        string name = from[..open].TrimEnd();
        return name.EndsWith(',') || name.EndsWith(",_", StringComparison.Ordinal) || name.EndsWith('(') || name.EndsWith(";,", StringComparison.Ordinal);
    }

    private static void Add(ICollection<SignHit> hits, double weight, string sentence, string evidence) =>
        hits.Add(new SignHit("impossible-sender", SignFamily.Sender, weight, sentence, evidence));
}
