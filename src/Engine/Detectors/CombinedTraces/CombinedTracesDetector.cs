using System.Globalization;
using System.Text;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.CombinedTraces;

/// <summary>Accounts that share the same things of any kind, links, tags, media, posts, texts, close together in time, again and again.</summary>
public sealed class CombinedTracesDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "combined-traces",
        "Combined traces",
        "Finds accounts that share the same things of several kinds, links, hashtags, media, posts and texts taken together, close together in time, again and again, more than their activity, bursts and shared taste explain.",
        "combined-traces.md",
        [
            DetectorSetting.Number("similarity", 0.75, "Levenshtein ratio", 0.5, 1, "How alike a text must be to the typical text of its cluster, after folding."),
            .. CoordinationSettings.All,
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var clusters = context.Copies(context.Settings.For(Info).Number("similarity"), cancellation);
        var rarest = new RarestObjects(table, clusters);
        var wording = new Lazy<Func<GroupObject, string>>(() => CopiedTexts.Typical(table, CopiedTexts.Acts(table, clusters.Of)));
        var result = CoordinationDetection.Run(
            context, Info, [(TraceKind.Combined, rarest.Acts)], ValueOf, Explain, cancellation,
            o => o with { Trace = rarest.Of(o.Key).Kind, Key = rarest.Of(o.Key).Number });
        return Tell(result);

        string ValueOf(GroupObject shared) => shared.Trace == TraceKind.Text
            ? wording.Value(shared)
            : ObjectWords.Of(shared.Trace, Encoding.UTF8.GetString(table.ValueOf(shared.Key)));
    }

    private static DetectorResult Tell(DetectorResult result)
    {
        // What is of one kind alone the detectors of single traces judge on the same acts.
        var kept = result.Findings.Where(f => f.Finding.ObjectTotals.Count > 1).ToList();
        int single = result.Findings.Count - kept.Count;
        if (single == 0)
            return result;
        var run = result.Run with
        {
            Figures = [.. result.Run.Figures, new("groups left to the detectors of single traces, because they share one kind of thing", FindingWords.Count(single))],
            Outcome = kept.Count == 0 ? "Groups act together only on one kind of thing, which the detectors of single traces judge." : result.Run.Outcome,
        };
        return result with { Findings = kept, Run = run };
    }

    private static IReadOnlyList<string> Explain(AccountGroup group, IReadOnlyList<GroupObject> objects)
    {
        double alone = (double)objects.Count(o => o.AccountsInData == o.Acts.Select(a => a.Account).Distinct().Count()) / objects.Count;
        return
        [
            "One coincidence counted several times over (a copied post holds the same link, tags and words): allowed for, each post counts with its rarest object alone.",
            string.Create(CultureInfo.InvariantCulture, $"News, slogans and calls that many people share at once: allowed for, each object counts only as far as the group is closer together than everyone else who shared it; {alone:P0} of these objects were shared by nobody outside the group."),
            "Shared taste (fans, party members, readers of one outlet): allowed for, common objects alone do not count, only being closer in time than the objects' rhythm explains, with credit for accounts that are always early.",
            "Automatic posting of one feed by several accounts (a newspaper's regional accounts, a posting tool): would look the same. Check the client software and whether the accounts declare who runs them.",
            "One organisation that openly runs several accounts: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
        ];
    }
}
