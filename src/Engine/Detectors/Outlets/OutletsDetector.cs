using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Counts who shares outlets about which somebody decided something, and looks for their mirrors.</summary>
public sealed class OutletsDetector : IDetector
{
    /// <summary>The kind of status that says no more than that a site is a news outlet.</summary>
    private const string Ordinary = "medium";

    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "outlets",
        "Known outlets",
        "Counts the shares of state-controlled, sanctioned or otherwise listed outlets (election profile, files of outlets), and names sites that look like their mirrors.",
        "outlets.md",
        [
            DetectorSetting.Whole("minimum-posts", 3, "posts", 1, 100_000, "Posts that must share an outlet before it is reported."),
            DetectorSetting.Whole("most-findings", 30, "outlets", 1, 10_000, "Outlets reported at most, the most shared first."),
            DetectorSetting.Number("growth-significance", 0.001, "p-value", 0.000001, 0.05, "How unlikely a change between the two halves of the time must be, corrected for the outlets compared, before it is called growth or decline."),
        ])
    {
        Bearing = Bearing.Content,
    };

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var all = (context.Election?.Outlets ?? []).Concat(context.Outlets.Outlets).ToList();
        var outlets = all.Where(o => o.Statuses.Any(s => s.Kind != Ordinary)).ToList();
        if (outlets.Count == 0)
            return Nothing("Insufficient data: no outlets were given; name them in the election profile or with --outlets FILE.");
        if (context.Posts.Count < 3)
            return Nothing("Insufficient data: fewer than three posts.");
        var settings = context.Settings.For(Info);
        var shares = OutletShares.Find(context.Posts, new OutletIndex(outlets), new OutletAccounts(context.Posts, outlets), cancellation);
        var related = RelatedSites.Find(context.Posts, shares, outlets, context.Outlets.Ties, cancellation).ToLookup(r => r.Outlet);
        var shared = shares.Outlets.Where(o => shares.Of(o).Count >= settings.Whole("minimum-posts"))
            .OrderByDescending(o => shares.Of(o).Count).ThenBy(o => outlets[o].Name, StringComparer.Ordinal).ThenBy(o => o)
            .ToList();
        var wording = new OutletWording(context.Posts, shares, Math.Log(settings.Number("growth-significance") / Math.Max(1, shared.Count)));
        var composer = new ContentComposer(context, Info, Bearing.Content);
        var findings = shared.Take(settings.Whole("most-findings"))
            .Select(o => composer.Compose(wording.Draft(outlets[o], o, [.. related[o]])))
            .ToList();
        return new DetectorResult(findings, new DetectorRun(Info.Name, Outcome(shared.Count, findings.Count), Figures(all, outlets, shares, context)));
    }

    private DetectorResult Nothing(string why) => new([], new DetectorRun(Info.Name, why, []));

    private static string Outcome(int shared, int listed) =>
        shared == 0 ? "None of the listed outlets is shared often enough to be reported."
        : listed < shared ? $"{FindingWords.Count(shared)} listed outlets are shared; the {FindingWords.Count(listed)} most shared are reported."
        : $"{FindingWords.Count(shared)} listed {(shared == 1 ? "outlet is" : "outlets are")} shared.";

    private static List<KeyValuePair<string, string>> Figures(List<KnownOutlet> all, List<KnownOutlet> outlets, OutletShares shares, DetectionContext context) =>
    [
        new("outlets with a status that counts", FindingWords.Count(outlets.Count)),
        new("of these without domain or account, so never recognised", FindingWords.Count(outlets.Count(o => o.Domains.Count + o.Accounts.Count == 0))),
        new("ordinary outlets, not reported", FindingWords.Count(all.Count - outlets.Count)),
        new("ties between sites", FindingWords.Count(context.Outlets.Ties.Count)),
        new("posts with a link", FindingWords.Count(shares.Linking)),
        new("posts that share a listed outlet", FindingWords.Count(shares.Outlets.SelectMany(shares.Of).Distinct().Count())),
        new("links behind shorteners, whose end is not known", FindingWords.Count(ShortLinks(context.Posts))),
    ];

    private static int ShortLinks(PostTable table)
    {
        int count = 0;
        byte[] buffer = new byte[Domains.LinkCanonicaliser.MaxOutputLength(Domains.LinkCanonicaliser.MaxInput)];
        for (int o = 0; o < table.Objects.Count; o++)
        {
            // Shorteners have short links: the long ones need not be looked at.
            if (table.KindOf(o) == TraceKind.Link && table.ValueOf(o).Length < 48
                && Domains.LinkCanonicaliser.TryCanonicalise(table.ValueOf(o), buffer, out var link) && (link.Flags & Domains.LinkFlags.Shortener) != 0)
                count++;
        }

        return count;
    }
}
