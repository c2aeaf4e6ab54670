using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Meaning;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>Accounts that post the same messages in other words or languages close together in time, again and again.</summary>
public sealed class RewordedTextDetector : IDetector
{
    // A message counts for a group when no wording carries more than this share of its acts: else copypasta explains it.
    private const double MostOfOneWording = 0.7;

    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "reworded-text",
        "Reworded text",
        "Finds accounts that post the same messages in other words or other languages close together in time, again and again, more than shared news and taste explain.",
        "reworded-text.md",
        [
            DetectorSetting.Number("encoder-similarity", 0.85, "cosine", 0.3, 1, "With a sentence encoder: how alike a text must be to the typical text of its message."),
            DetectorSetting.Number("lexical-similarity", 0.3, "cosine", 0.1, 1, "Without an encoder: how much of the rare names, numbers and related words a text must share with the typical text of its message."),
            DetectorSetting.Whole("most-texts", 100_000, "texts", 1000, 10_000_000, "Distinct texts compared at most; beyond it accounts are chosen by lot."),
            DetectorSetting.Number("headline-share", 0.6, "share of posts", 0.5, 1, "A message posted with one and the same link at least this often is that page's headline and left to co-sharing."),
            .. CoordinationSettings.All,
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var settings = context.Settings.For(Info);
        int weight = settings.Whole("minimum-weight");
        var texts = MessageTexts.Choose(table, weight, settings.Whole("most-texts"));
        var pairs = context.Encoder is { } encoder
            ? EncodedPairs.Find(texts.Count, texts.Words, encoder, settings.Number("encoder-similarity"), context.Threads, cancellation)
            : LexicalPairs.Find(texts.Words, texts.Times, Span(settings), settings.Number("lexical-similarity"), context.Threads, cancellation);
        var clusters = MessageClusters.Build(texts.Count, pairs);
        var wordings = Wordings.Find(texts, clusters, cancellation);
        var acts = MessageActs.Collect(table, texts, clusters, wordings, settings.Number("headline-share"), out int headlines);
        var result = CoordinationDetection.Run(
            context, Info, [(TraceKind.Message, acts)], o => Text(texts, o.Key), (_, o) => Explain(context, texts, wordings, o), cancellation);
        return Tell(result, [.. Reworded(result.Findings, table, texts, clusters, wordings, weight).Select(f => WithMethod(f, context))],
        [
            new("texts compared", Format(texts.Count)),
            new("compared by", Method(context)),
            .. texts.LeftOut > 0 ? [new KeyValuePair<string, string>("accounts left out by lot", Format(texts.LeftOut))] : Array.Empty<KeyValuePair<string, string>>(),
            new("messages in two wordings or more", Format(wordings.Count.Count(c => c >= 2))),
            new("of these, headlines of a shared page left out", Format(headlines)),
        ]);
    }

    private static string Method(DetectionContext context) => context.Encoder?.Name ?? "lexical, no encoder: weaker";

    // What the finding was compared by belongs to its settings: a model's digest is needed to compute it again.
    private static DetectedFinding WithMethod(DetectedFinding found, DetectionContext context) =>
        found with { Finding = found.Finding with { Settings = [.. found.Finding.Settings, new("compared by", Method(context))] } };

    private static long Span(SettingValues settings) => (long)settings.Durations("windows").Max(w => w.TotalMilliseconds);

    private static string Text(MessageTexts texts, int number) => Encoding.UTF8.GetString(texts.Posted(number));

    /// <summary>The findings that copies of one wording do not explain already.</summary>
    private static List<DetectedFinding> Reworded(
        IReadOnlyList<DetectedFinding> findings, PostTable table, MessageTexts texts, MessageClusters clusters, Wordings wordings, int weight) =>
    [
        .. findings.Where(f =>
        {
            var messages = f.Posts.Select(p => texts.NumberOf[table.Locate(p, out int row).Distinct[row]]).GroupBy(t => clusters.Of[t]).ToList();
            int reworded = messages.Count(m => m.CountBy(t => wordings.Of[t]).Max(w => w.Value) <= MostOfOneWording * m.Count());
            return reworded >= weight && 2 * reworded >= messages.Count;
        }),
    ];

    private static DetectorResult Tell(DetectorResult result, List<DetectedFinding> kept, IReadOnlyList<KeyValuePair<string, string>> figures)
    {
        int copied = result.Findings.Count - kept.Count;
        var run = result.Run with { Figures = [.. figures, .. result.Run.Figures] };
        if (copied > 0)
        {
            run = run with
            {
                Figures = [.. run.Figures, new("groups left to near-duplicate text, because they copy one wording", Format(copied))],
                Outcome = kept.Count == 0 ? "Groups act together only by copying one wording, which near-duplicate text judges." : run.Outcome,
            };
        }

        return new DetectorResult(kept, run);
    }

    private static IReadOnlyList<string> Explain(DetectionContext context, MessageTexts texts, Wordings wordings, IReadOnlyList<GroupObject> objects)
    {
        int translated = objects.Count(o => Distinct(context.Posts, texts, wordings, o).Any(t => Kind(texts, o.Key, t) == MessageKind.Translation));
        double alone = (double)objects.Count(o => o.AccountsInData == o.Acts.Select(a => a.Account).Distinct().Count()) / objects.Count;
        return
        [
            context.Encoder is { } encoder
                ? $"Compared by the sentence encoder {encoder.Name}: closeness of meaning as the model sees it. Read the texts side by side before relying on it."
                : "Compared by shared names, numbers and related words (lexical, no encoder: weaker): texts on one subject can share these without saying the same. Read the texts side by side before relying on it.",
            $"{FindingWords.Count(translated)} of the {FindingWords.Count(objects.Count)} messages come in several languages, the others in other words of one language.",
            string.Create(CultureInfo.InvariantCulture, $"News that many people retell: allowed for, each message counts only as far as the group is closer together than everyone else who posted it; {alone:P0} of these messages were posted by nobody outside the group."),
            "A request to write about one thing on one day (letter-writing campaigns, fan projects): would look the same. Check whether such a request was published.",
            "One organisation that openly runs accounts in several languages: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
        ];
    }

    private static IEnumerable<int> Distinct(PostTable table, MessageTexts texts, Wordings wordings, GroupObject shared) =>
        shared.Acts.Select(a => wordings.Of[texts.NumberOf[table.Locate(a.Post, out int row).Distinct[row]]]).Distinct().Order();

    private static MessageKind Kind(MessageTexts texts, int a, int b) =>
        MessageComparison.Compare(texts.Words(a), texts.Words(b), texts.Language(a), texts.Language(b));

    private static string Format(double n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
