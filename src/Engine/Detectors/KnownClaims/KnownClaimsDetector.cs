using System.Globalization;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Posts that repeat a claim which a fact-checker has already rated, told apart from those that refute it.</summary>
public sealed class KnownClaimsDetector : IDetector
{
    // Beyond correction for every text and claim compared: a match by chance in one of 128 scans, were words independent.
    private const double Margin = 7;

    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "known-claims",
        "Known claims",
        "Finds posts that repeat a claim already rated by fact-checkers (ClaimReview files), says who rated it what and when, and tells those that spread it from those that refute it.",
        "known-claims.md",
        [
            DetectorSetting.Number("share", 0.65, "share of information", 0.4, 1, "How much of a claim's information a post must hold, close together."),
            DetectorSetting.Whole("minimum-accounts", 2, "accounts", 1, 1000, "Accounts that must spread a claim before it is reported."),
            DetectorSetting.Whole("most-findings", 50, "claims", 1, 10_000, "Claims reported at most, the most widely spread first."),
        ])
    {
        Bearing = Bearing.Content,
    };

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var settings = context.Settings.For(Info);
        var table = context.Posts;
        if (context.Claims.Count == 0)
            return Nothing("Insufficient data: no claims were given; fact-checks go in with --claims FILE.");
        if (table.Count < 3)
            return Nothing("Insufficient data: fewer than three posts.");
        var index = ClaimIndex.Build(context.Claims, table, settings.Number("share"), cancellation);
        double comparisons = Math.Max(1, (double)Math.Max(1, table.Texts.Count) * index.Claims.Count);
        var search = new ClaimSearch(index, settings.Number("share"), Math.Log2(comparisons) + Margin);
        var sightings = ClaimSightings.Find(table, index, search, cancellation);
        var wording = new ClaimWording(table);
        var found = sightings.GroupBy(s => s.Claim)
            .Select(g => (Claim: g.Key, Sightings: g.ToList(), Accounts: g.Where(s => s.Stance == ClaimStance.Spreads).Select(s => Account(context, s.Post)).Distinct().Count()))
            .ToList();
        var reported = found.Where(f => f.Accounts >= settings.Whole("minimum-accounts"))
            .OrderByDescending(f => f.Accounts).ThenByDescending(f => f.Sightings.Count).ThenBy(f => index.Claims[f.Claim].Text, StringComparer.Ordinal)
            .ToList();
        var composer = new ContentComposer(context, Info, Bearing.Content);
        var findings = reported.Take(settings.Whole("most-findings"))
            .Select(f => composer.Compose(wording.Draft(index.Claims[f.Claim], f.Sightings, comparisons)))
            .ToList();
        return new DetectorResult(findings, new DetectorRun(Info.Name, Outcome(reported.Count, findings.Count), Figures(context, index, sightings)));
    }

    private DetectorResult Nothing(string why) => new([], new DetectorRun(Info.Name, why, []));

    private static int Account(DetectionContext context, int post) => context.Posts.Locate(post, out int row).Account[row];

    private static string Outcome(int reported, int listed) =>
        reported == 0 ? "No claim of the files is spread by enough accounts."
        : listed < reported ? $"{Count(reported)} claims of the files are spread in the posts; the {Count(listed)} most widely spread are listed."
        : $"{Count(reported)} {(reported == 1 ? "claim" : "claims")} of the files {(reported == 1 ? "is" : "are")} spread in the posts.";

    private static List<KeyValuePair<string, string>> Figures(DetectionContext context, ClaimIndex index, List<ClaimSighting> sightings) =>
    [
        new("fact-checks given", $"{Count(context.Claims.Count)}, of these {Count(context.Claims.Count(c => c.Verdict == ClaimVerdict.True))} rated true and left out"),
        new("different claims", Count(index.Claims.Count)),
        new("texts compared", Count(context.Posts.Texts.Count)),
        new("posts that spread a claim", Count(sightings.Count(s => s.Stance == ClaimStance.Spreads))),
        new("posts that refute one", Count(sightings.Count(s => s.Stance == ClaimStance.Debunks))),
        new("posts whose stance is unclear", Count(sightings.Count(s => s.Stance == ClaimStance.Unclear))),
    ];

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
