using System.Globalization;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.NearDuplicateText;

/// <summary>Accounts that post the same or lightly edited texts close together in time, again and again (copypasta).</summary>
public sealed class NearDuplicateTextDetector : IDetector
{
    /// <inheritdoc/>
    public DetectorInfo Info { get; } = new(
        "near-duplicate-text",
        "Near-duplicate text",
        "Finds accounts that post the same or lightly edited texts close together in time, again and again, more than slogans, headlines, greetings and shared taste explain.",
        "near-duplicate-text.md",
        [
            DetectorSetting.Number("similarity", 0.75, "Levenshtein ratio", 0.5, 1, "How alike a text must be to the typical text of its cluster, after folding."),
            DetectorSetting.Number("headline-share", 0.6, "share of posts", 0.5, 1, "A text posted with one and the same link at least this often is that page's headline and left to co-sharing."),
            .. CoordinationSettings.All,
        ]);

    /// <inheritdoc/>
    public DetectorResult Detect(DetectionContext context, CancellationToken cancellation)
    {
        var table = context.Posts;
        var settings = context.Settings.For(Info);
        var clusters = context.Copies(settings.Number("similarity"), cancellation);
        var headline = Headlines.Find(table, clusters.Of, settings.Number("headline-share"));
        var acts = CopiedTexts.Acts(table, clusters.Of, headline);
        var result = CoordinationDetection.Run(
            context, Info, [(TraceKind.Text, acts)], CopiedTexts.Typical(table, acts), (g, o) => Explain(table, o), cancellation);
        List<KeyValuePair<string, string>> figures =
        [
            new("distinct texts compared", Format(table.Texts.Count)),
            new("of these, edited copies of another", Format(clusters.Joined)),
            new("texts left out as headlines of a shared page", Format(headline.Count(h => h))),
            .. result.Run.Figures,
        ];
        return result with
        {
            Scores = [.. result.Scores, .. Copies(context, acts)],
            Run = result.Run with { Figures = figures },
        };
    }

    /// <summary>How many uncommon texts each account has in common with others. What many post (greetings, slogans) says nothing.</summary>
    private static IEnumerable<AccountScore> Copies(DetectionContext context, TraceActs acts)
    {
        const int Uncommon = 20;
        var copies = new int[context.Posts.Accounts.Count];
        for (int o = 0; o < acts.Objects; o++)
        {
            if (acts.Of(o).Length is < 2 or > Uncommon)
                continue;
            foreach (var act in acts.Of(o))
                copies[act.Account]++;
        }

        var sources = new FindingSources(context);
        for (int account = 0; account < copies.Length; account++)
        {
            if (copies[account] > 0)
                yield return new AccountScore(sources.Name(account), 0, TraceKind.Text.Name(), "near-duplicate-text", null) { Copies = copies[account] };
        }
    }

    private static IReadOnlyList<string> Explain(PostTable table, IReadOnlyList<GroupObject> objects)
    {
        int texts = objects.Count;
        int edited = objects.Count(o => o.Acts.Select(a => table.Locate(a.Post, out int row).Distinct[row]).Distinct().Count() > 1);
        double alone = (double)objects.Count(o => o.AccountsInData == o.Acts.Select(a => a.Account).Distinct().Count()) / texts;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"Slogans, songs, greetings and calls that many people copy: allowed for, each text counts only as far as the group is closer together than everyone else who posted it; {alone:P0} of these texts were posted by nobody outside the group."),
            "Share buttons: headlines posted with their page's link are left out here.",
            edited > 0
                ? string.Create(CultureInfo.InvariantCulture, $"Plain copying by hand: {edited} of the {texts} texts come in edited variants, which takes more effort than copying.")
                : "Plain copying by hand: all copies are identical, as they would be when people paste a call they were openly given. Check whether such a call was published.",
            "One organisation that openly runs several accounts: would look the same. Declare such accounts in the election profile (declared_groups) and they are shown as declared.",
        ];
    }

    private static string Format(double n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
