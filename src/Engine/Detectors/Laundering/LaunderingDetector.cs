using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Laundering;

/// <summary>Sites that carry the same texts within hours of one another, again and again, and the listed outlets among them.</summary>
/// <remarks>
/// The mechanism of coordination with sites in place of accounts: the joint and the synchrony test, false discovery control
/// over all pairs of sites, Leiden groups. A listed outlet and one site that copies it are enough; otherwise a group is three.
/// </remarks>
public sealed class LaunderingDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "laundering",
        "Content laundering",
        "Finds sites that carry the same texts within hours of one another, again and again, more than the pace at which everybody else prints them explains, and names the listed outlets among them.",
        "laundering.md",
        [
            DetectorSetting.Durations("windows", [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)], TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), "How close in time two sites must carry a text; each is tried and corrected for."),
            DetectorSetting.Number("similarity", 0.75, "Levenshtein ratio", 0.5, 1, "How alike a text must be to the typical text of its cluster, after folding."),
            .. CoordinationSettings.All.Where(s => s.Name is not "windows"),
        ])
    {
        Bearing = Bearing.Content,
    };

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var settings = context.Settings.For(Info);
        var options = CoordinationSettings.Options(settings);
        var copies = SiteCopies.Read(context.Posts, context.Copies(settings.Number("similarity"), cancellation).Of);
        cancellation.ThrowIfCancellationRequested();
        double span = Math.Max(1, context.Posts.LastTime - (double)context.Posts.FirstTime);
        var order = new AccountOrder(copies.Sites);
        var analysis = TraceAnalysis.Run(copies.Acts, TraceKind.Text, options with { MinimumGroup = 2 }, span, order, context.Threads);
        var listed = new ListedSites([.. (context.Election?.Outlets ?? []).Concat(context.Outlets.Outlets)], copies.Sites);
        var groups = Groups(analysis.Pairs, options, order, listed);
        var wording = new LaunderingWording(context.Posts, copies, listed, analysis.Hypotheses);
        var composer = new ContentComposer(context, Info, Bearing.Content);
        var findings = groups.Select(g => wording.Draft(g)).Where(d => d.Posts.Count > 0).Select(composer.Compose)
            .OrderBy(f => f.Finding.Significance.LogP).ThenBy(f => f.Finding.Id, StringComparer.Ordinal).ToList();
        return new DetectorResult(findings, new DetectorRun(Info.Name, Outcome(analysis, findings.Count),
        [
            new("posts whose words stand for one site", FindingWords.Count(copies.Posts)),
            new("sites", FindingWords.Count(copies.Sites.Count)),
            new("of these listed outlets", FindingWords.Count(listed.Count)),
            new("sites with enough texts", FindingWords.Count(analysis.Eligible)),
            new("pairs of sites that stand out", FindingWords.Count(analysis.Pairs.Count)),
        ]));
    }

    private static List<AccountGroup> Groups(List<SignificantPair> pairs, CoordinationOptions options, AccountOrder order, ListedSites listed)
    {
        var groups = GroupFinder.Find(pairs, options, order);
        var taken = groups.SelectMany(g => g.Accounts).ToHashSet();

        // A listed outlet accuses nobody by being copied, and one faithful copier is what laundering is.
        var fromListed = pairs.Where(p => (listed.Of(p.A) is null) != (listed.Of(p.B) is null) && !(taken.Contains(p.A) && taken.Contains(p.B)));
        groups.AddRange(fromListed.GroupBy(p => listed.Of(p.A) is null ? p.B : p.A).OrderBy(g => g.Key, order)
            .Select(g => new AccountGroup([.. g.SelectMany(p => new[] { p.A, p.B }).Distinct().Order()], [.. g])));
        return groups;
    }

    private static string Outcome(TraceAnalysis analysis, int findings) =>
        analysis.Eligible < 2
            ? "Insufficient data: fewer than two sites carry enough texts to be compared; posts or articles must hold the text and the link to its page."
            : findings == 0
                ? $"Compared {FindingWords.Count((long)analysis.Hypotheses)} pairs of sites; none carry the same texts together more than the news cycle explains."
                : $"Compared {FindingWords.Count((long)analysis.Hypotheses)} pairs of sites; {FindingWords.Count(findings)} {(findings == 1 ? "group carries" : "groups carry")} the same texts together more than the news cycle explains.";
}
