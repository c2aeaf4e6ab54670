using Tocsin.Cli.Output;
using Tocsin.Cli.Sites;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sightings;

/// <summary>Sites that imitate a protected one, as sightings, with the sites that the same operator runs beside each.</summary>
internal static class SiteSightings
{
    private const string Detector = "site-fingerprints";

    private static readonly string[] Innocent =
    [
        "a mirror with permission, a partner's page, a saved copy or an archive of the web",
        "satire that says so, a school exercise",
    ];

    /// <summary>Compares the sites.</summary>
    public static IEnumerable<Sighting> Read(SightingRequest request, Election? election, ProfileSubjects subjects, EvidenceLedger ledger, Terminal terminal, CancellationToken cancellation)
    {
        var owned = (election?.Protected ?? []).SelectMany(s => s.Domains);
        var pass = SitesPass.Run(request.Sites, request.ProtectedPages, owned, [], new LinkOptions().Many, terminal, cancellation);
        ledger.Read(Detector, pass.Sites.Count(s => !s.Protected), "sites");
        foreach (var clone in pass.Clones.Where(c => c.Grade > CloneGrade.Resembles && !c.Archived))
            yield return One(clone, pass, subjects);
    }

    private static Sighting One(CloneFinding clone, SitesPass pass, ProfileSubjects subjects)
    {
        // Only what is conclusive joins: an icon or a hosting firm in common would draw strangers into an attack.
        var network = pass.Links.Networks.FirstOrDefault(n => n.Tier == MarkTier.Conclusive && n.Hosts.Contains(clone.Host, StringComparer.Ordinal));
        string[] hosts = [.. (network?.Hosts ?? [clone.Host]).Where(h => Known(h, pass) && !subjects.Owns(h))];
        string others = hosts.Length > 1 ? $"; {Words.Count(hosts.Length - 1, "other site")} of the same operator: {SafeText.Shorten(string.Join(", ", hosts.Where(h => h != clone.Host)), 200)}" : "";
        return new Sighting
        {
            Id = SightingIds.Of(Detector, clone.Host, clone.Of, clone.Grade.ToString()),
            Detector = Detector,
            Stage = AttackStage.Lookalike,
            Sentence = $"the site {SafeText.Clean(clone.Sentence.TrimEnd('.'))}{others}",
            Confidence = clone.Grade == CloneGrade.Clone ? Confidence.High : Confidence.Moderate,
            Subjects = [.. subjects.ByHost(clone.Of)],
            Marks = SightingMarks.Hosts(hosts),
            Reasons = [.. clone.Parts.Select(p => SafeText.Clean(p.Says)), .. (network?.Because ?? []).Select(b => SafeText.Clean(b.Sentence))],
            Exhibits = [.. pass.Sites.Where(s => s.Host == clone.Host).SelectMany(s => s.Pages).Where(p => p.Name == clone.Page).Take(1).Select(p => new Exhibit(p.Name, "", $"compared with {clone.Of}"))],
            InnocentExplanations = [.. Innocent, .. (network?.Because ?? []).Select(b => b.Innocent).Distinct(StringComparer.Ordinal)],
        };
    }

    private static bool Known(string host, SitesPass pass) => pass.Sites.Any(s => s.Host == host && s.HostFrom != HostSource.Nothing && !s.Protected);
}
