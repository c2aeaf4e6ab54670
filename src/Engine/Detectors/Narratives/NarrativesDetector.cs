using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Stories that surge in the conversation: which words, when, where first, how far.</summary>
public sealed class NarrativesDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "narratives",
        "Narratives",
        "Finds stories that surge: words that many accounts suddenly use together, with the day, the growth, and the platforms, languages and media they reach. Background only: news surges too.",
        "narratives.md",
        [
            DetectorSetting.Whole("minimum-accounts", 8, "accounts", 3, 10_000, "Accounts that must use a word in one stretch of time before it can surge."),
            DetectorSetting.Number("significance", 0.001, "p-value", 0.000001, 0.05, "How unlikely a surge must be after correction for all words and days."),
            DetectorSetting.Whole("most-findings", 12, "narratives", 1, 200, "Narratives listed at most, the most significant first."),
        ])
    {
        Bearing = Bearing.Background,
    };

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        if (table.Count < 3)
            return Nothing("Insufficient data: fewer than three posts.");
        var buckets = new TimeBuckets(table);
        if (buckets.Count < 2)
            return Nothing("Insufficient data: the posts span one day only, so there is nothing to compare a surge with.");
        var settings = context.Settings.For(Info);
        var words = NarrativeWords.Read(table, cancellation);
        var bursts = new WordBursts(table, words, buckets, settings.Whole("minimum-accounts"));
        var surges = bursts.Find(settings.Number("significance"), cancellation);
        var narratives = new NarrativeFinder(table, words, buckets).Find(surges);
        var wording = new NarrativeWording(context, words, bursts.Hypotheses, buckets.Width);
        var ranked = narratives.Where(n => n.Posts.Count > 0)
            .OrderBy(n => n.Strongest.LogP).ThenByDescending(n => n.Posts.Count).ThenBy(n => wording.Label(n), StringComparer.Ordinal)
            .ToList();
        var composer = new ContentComposer(context, Info, Bearing.Background);
        var findings = ranked.Take(settings.Whole("most-findings")).Select(n => composer.Compose(wording.Draft(n))).ToList();
        return new DetectorResult(findings, new DetectorRun(
            Info.Name,
            ranked.Count == 0 ? "No words surge beyond their use at other times."
                : $"{FindingWords.Count(ranked.Count, "narrative")} {(ranked.Count == 1 ? "surges" : "surge")}{(findings.Count < ranked.Count ? $"; the {findings.Count} most significant are listed" : "")}.",
            [
                new("different words", FindingWords.Count(words.Count)),
                new("words and days compared", FindingWords.Count((long)bursts.Hypotheses)),
                new("surges of words", FindingWords.Count(surges.Count)),
            ]));
    }

    private DetectorResult Nothing(string why) => new([], new DetectorRun(Info.Name, why, []));
}
