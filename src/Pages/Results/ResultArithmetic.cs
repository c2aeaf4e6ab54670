using System.Globalization;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Reading;

namespace Tocsin.Pages.Results;

/// <summary>Does the arithmetic of a results table: totals, shares, and who leads.</summary>
/// <remarks>
/// A column that did not add up when it was approved is not judged: its total counts something else (voters on the roll), or its shares are no parts
/// of one whole (turnout by district). A page edited by hand by somebody in haste seldom keeps its sums.
/// </remarks>
internal static class ResultArithmetic
{
    /// <summary>Adds what does not add up.</summary>
    public static void Check(PageContent before, PageContent after, List<PageChange> changes)
    {
        var approved = ResultTables.Read(before).DistinctBy(c => (c.Table, c.Position)).ToDictionary(c => (c.Table, c.Position));
        var now = ResultTables.Read(after);
        foreach (var column in now)
        {
            var old = approved.GetValueOrDefault((column.Table, column.Position));
            if (column.Counts)
            {
                Total(old, column, changes);
                Leader(old, column, changes);
            }
            else if (column.Share && column.Sum > 0)
            {
                var counts = now.Where(c => c.Table == column.Table && c.Counts && c.Sum > 0).ToList();
                Shares(old, column, counts.Count == 1 ? counts[0] : null, changes);
            }
        }
    }

    private static void Total(ResultColumn? old, ResultColumn now, List<PageChange> changes)
    {
        if (now.AddsUp || old is { AddsUp: false })
            return;
        changes.Add(new PageChange(
            ChangeKind.DoesNotAddUp, ChangeLevel.Alarm, now.Total!.Label, old?.Total?.Text ?? "", now.Total.Text,
            $"the figures of its {now.Cells.Count} rows add up to {Shown(now.Sum)}"));
    }

    private static void Leader(ResultColumn? old, ResultColumn now, List<PageChange> changes)
    {
        if (old?.Leader is not { } was || now.Leader is not { } leads || was.Row == leads.Row || now.Sum > old.Sum)
            return;
        changes.Add(new PageChange(
            ChangeKind.LeaderChanged, ChangeLevel.Alarm, leads.Label, $"{was.Row}: {was.Text}", $"{leads.Row}: {leads.Text}",
            "another leads, and no more is counted than before"));
    }

    private static void Shares(ResultColumn? old, ResultColumn now, ResultColumn? counts, List<PageChange> changes)
    {
        if (old is { Sum: > 0, IsWhole: false })
            return;
        var pairs = counts is null ? [] : now.Cells.Join(counts.Cells, s => s.Row, c => c.Row, (share, count) => (share, count)).ToList();
        var wrong = pairs.Where(p => !counts!.Fits(p.share, p.count)).ToList();

        // Parts of one whole: they say so now, did when approved, or most of them follow from the counts beside them.
        bool parts = now.IsWhole || old is { Sum: > 0, IsWhole: true } || pairs.Count - wrong.Count >= Math.Max(2, (now.Cells.Count + 1) / 2);
        if (!parts)
            return;
        if (!now.IsWhole)
            changes.Add(new PageChange(ChangeKind.DoesNotAddUp, ChangeLevel.Alarm, Column(now), "", Shown(now.Sum) + " %", $"the {now.Cells.Count} shares add up to this, not to 100 %"));
        bool fitted = pairs.Count == now.Cells.Count && pairs.Count == counts!.Cells.Count;
        foreach (var (share, count) in fitted ? wrong : [])
            changes.Add(new PageChange(ChangeKind.DoesNotAddUp, ChangeLevel.Alarm, share.Label, "", share.Text, $"{count.Text} of {Shown(counts!.Sum)} are {Shown(Math.Round(counts.ShareOf(count), 2))} %"));
    }

    private static string Column(ResultColumn column)
    {
        var first = column.Cells[0];
        return first.Label.StartsWith(first.Row + ", ", StringComparison.Ordinal) ? first.Label[(first.Row.Length + 2)..] : first.Label;
    }

    private static string Shown(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
