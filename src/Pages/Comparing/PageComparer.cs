using System.Globalization;
using System.Text;
using Tocsin.Pages.Reading;
using Tocsin.Pages.Results;

namespace Tocsin.Pages.Comparing;

/// <summary>Tells what changed between an approved page and the page as it is, expected changes apart.</summary>
/// <param name="polling">The last polls are open at this moment: no figure of the result may stand.</param>
public sealed class PageComparer(bool polling = false)
{
    // Below this share of its words a page is not edited but replaced; editors who rework a page keep its frame.
    private const double Kept = 0.25;
    private const int LeastWords = 12;
    private static readonly string[] Interstitials = ReadInterstitials();

    /// <summary>The changes, the gravest first.</summary>
    public IReadOnlyList<PageChange> Compare(PageContent before, PageContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<PageChange>();
        if (NotThePage(before, after) is { } absent)
            return [absent];
        if (Replaced(before, after) is { } replaced)
            changes.Add(replaced);
        if (before.Title != after.Title)
            changes.Add(new PageChange(ChangeKind.Title, ChangeLevel.Notable, "title", before.Title, after.Title, "nobody approved it"));
        foreach (var (old, now) in BlockPairs.Differing(before.Blocks, after.Blocks))
            Text(old, now, changes);
        if (polling)
            EarlyResults(after, changes);
        else
            ResultArithmetic.Check(before, after, changes);
        PartComparison.Compare(before.Parts, after.Parts, changes);
        return [.. changes.OrderByDescending(c => c.Level).ThenBy(c => c.Kind)];
    }

    private static PageChange? NotThePage(PageContent before, PageContent after)
    {
        int words = Words(after).Count;
        if (words == 0 && Words(before).Count > 0)
            return new PageChange(ChangeKind.NotThePage, ChangeLevel.Notable, "page", "", "", "it holds no text: the page could not be loaded, or it is empty");
        string text = (after.Title + "\n" + after.Text).ToLowerInvariant();
        if (words < 150 && Interstitials.FirstOrDefault(i => text.Contains(i, StringComparison.Ordinal)) is { } said && !(before.Title + before.Text).Contains(said, StringComparison.OrdinalIgnoreCase))
            return new PageChange(ChangeKind.NotThePage, ChangeLevel.Notable, "page", "", after.Title, $"it says “{said}”: something stands in front of the page or it is out of order; take it again");
        var old = Words(before);
        return before.Ended && !after.Ended && words < old.Count && Words(after).Count(old.Contains) >= words * 0.9
            ? new PageChange(ChangeKind.NotThePage, ChangeLevel.Notable, "page", "", "", "it breaks off before its end: take it again")
            : null;
    }

    private static PageChange? Replaced(PageContent before, PageContent after)
    {
        var old = Words(before);
        if (old.Count < LeastWords)
            return null;
        var now = Words(after);
        double kept = old.Count(now.Contains) / (double)old.Count;
        return kept >= Kept ? null : new PageChange(
            ChangeKind.Replaced, ChangeLevel.Alarm, "page", before.Title, after.Title,
            string.Create(CultureInfo.InvariantCulture, $"{kept:P0} of its {old.Count} different words are left: this is another page, as after a defacement"));
    }

    private void Text(PageBlock? old, PageBlock? now, List<PageChange> changes)
    {
        var rule = now is null ? old!.Rule : now.Rule ?? old?.Rule;
        string before = old?.Text ?? "", after = now?.Text ?? "", place = Place(now ?? old!);
        if (rule == RegionRule.Anything)
        {
            changes.Add(new PageChange(ChangeKind.Text, ChangeLevel.Expected, place, before, after, "anything may change here"));
            return;
        }

        bool words = old is null || now is null || PageNumbers.Without(before) != PageNumbers.Without(after);
        if (rule is null && words && old is not null && now is not null && PageNumbers.Of(before).Except(PageNumbers.Of(after)).Any())
            changes.Add(new PageChange(ChangeKind.Number, ChangeLevel.Alarm, place, before, after, "words and a number in them changed, outside the regions in which numbers may change"));
        else if (rule is null)
            changes.Add(new PageChange(words ? ChangeKind.Text : ChangeKind.Number, words ? ChangeLevel.Notable : ChangeLevel.Alarm, place, before, after, words ? "nobody approved it" : "a number changed outside the regions in which numbers may change"));
        else if (words)
            changes.Add(new PageChange(ChangeKind.Text, ChangeLevel.Alarm, place, before, after, "only numbers may change here"));
        else
            Numbers(rule.Value, old!, now!, changes);
    }

    private void Numbers(RegionRule rule, PageBlock old, PageBlock now, List<PageChange> changes)
    {
        if (rule == RegionRule.Result && polling)
            return; // EarlyResults tells it.

        // While votes are counted, shares rise and fall.
        bool share = rule == RegionRule.Result && ResultTables.IsShare(old);
        bool grows = rule is RegionRule.Growing or RegionRule.Result && !share;
        bool fell = grows && PageNumbers.Of(old.Text).Zip(PageNumbers.Of(now.Text), (b, a) => PageNumbers.Value(a) < PageNumbers.Value(b)).Any(f => f);
        string why = fell ? "this figure may only grow" : rule == RegionRule.Numbers ? "numbers may change here" : share ? "a share may rise and fall" : "this figure may grow";
        changes.Add(new PageChange(fell ? ChangeKind.FigureFell : ChangeKind.Number, fell ? ChangeLevel.Alarm : ChangeLevel.Expected, Place(now), old.Text, now.Text, why));
    }

    private static void EarlyResults(PageContent after, List<PageChange> changes)
    {
        foreach (var block in after.Blocks.Where(b => b.Rule == RegionRule.Result && PageNumbers.Of(b.Text).Any(n => PageNumbers.Value(n) is > 0)))
            changes.Add(new PageChange(ChangeKind.EarlyResult, ChangeLevel.Alarm, Place(block), "", block.Text, "polls are open: no result can stand here yet"));
    }

    private static string Place(PageBlock block) => block.Label.Length > 0 ? block.Label : block.Path;

    private static HashSet<string> Words(PageContent page) =>
        [.. page.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '!', '?', '"', '(', ')')).Where(w => w.Length > 1 && !char.IsDigit(w[0]))];

    private static string[] ReadInterstitials()
    {
        using var stream = typeof(PageComparer).Assembly.GetManifestResourceStream("pages/interstitials.txt") ?? throw new InvalidOperationException("BUG: interstitials.txt is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
    }
}
