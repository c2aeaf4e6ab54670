using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>Posts over time, the ones in findings below them, and the election calendar under both.</summary>
public static class ActivitySection
{
    private const int LabelWidth = 12;

    /// <summary>Writes the section; nothing when there is no time to show.</summary>
    public static void Write(Page page, ScanReport report, ZonedClock clock)
    {
        var activity = report.Activity;
        // Posts of one moment have no course to draw.
        if (activity.Start is not { } start || activity.All.Count == 0 || activity.Bin <= TimeSpan.Zero || report.FirstPost == report.LastPost)
            return;

        int width = page.Width - LabelWidth - 4;
        var all = Sparkline.Columns(activity.All, width);
        var column = activity.Bin * Sparkline.BinsPerColumn(activity.All.Count, width);
        var span = column / Sparkline.ColumnsPerBin(activity.All.Count, width) * all.Length;

        page.Heading("Activity");
        Row(page, "all posts", Sparkline.Draw(all, page.Blocks), "blue");
        if (activity.InFindings.Any(n => n > 0))
        {
            Row(page, "in findings", Sparkline.Draw(Sparkline.Columns(activity.InFindings, width), page.Blocks), "red");
        }

        var marks = Marks(report.Election, start, span, all.Length);
        if (marks is not null)
            Row(page, "calendar", marks, "yellow");
        Row(page, "", Ends(clock.Day(start), clock.Day(start + (activity.Bin * activity.All.Count)), all.Length), "dim");
        page.Labelled("", SafeText.Markup(Legend(activity, all, column, marks, report.Election, clock)), LabelWidth);
    }

    private static void Row(Page page, string label, string line, string style) =>
        page.Exact($"  [dim]{label.PadRight(LabelWidth)}[/] [{style}]{SafeText.Markup(line)}[/]");

    private static string Ends(string first, string last, int columns) =>
        columns < first.Length + last.Length + 2 ? $"{first} to {last}" : first + last.PadLeft(columns - first.Length);

    private static string? Marks(Election? election, DateTimeOffset start, TimeSpan span, int columns)
    {
        if (election is null)
            return null;
        var line = new char[columns];
        Array.Fill(line, ' ');
        // Votes are drawn last: where a column holds both, the vote shows.
        foreach (var (kind, mark) in new[] { (PeriodKind.Campaign, '-'), (PeriodKind.Silence, 's'), (PeriodKind.Round, 'V') })
        {
            foreach (var period in election.Periods.Where(p => p.Kind == kind && p.End > start && p.Start < start + span))
            {
                int from = Math.Clamp((int)((period.Start - start) / span * columns), 0, columns - 1);
                int to = Math.Clamp((int)Math.Ceiling((period.End - start) / span * columns), from + 1, columns);
                Array.Fill(line, mark, from, to - from);
            }
        }

        return Array.TrueForAll(line, c => c == ' ') ? null : new string(line);
    }

    private static string Legend(
        ActivityHistogram activity, long[] all, TimeSpan column, string? marks, Election? election, ZonedClock clock)
    {
        var parts = new List<string> { $"one bar is {Words.Duration(column)}", $"busiest: {Words.Count(all.Max(), "post")}" };
        long flagged = activity.InFindings.Sum(n => (long)n);
        if (flagged > 0)
            parts.Add($"{Words.Count(flagged, "post")} in findings (own scale)");
        if (marks is not null && marks.Contains('V', StringComparison.Ordinal))
            parts.Add("V vote (" + string.Join(", ", Rounds(election!, activity).Select(p => $"{p.Name} {clock.Day(p.Start)}")) + ")");
        else if (election?.Periods.FirstOrDefault(p => p.Kind == PeriodKind.Round && p.Start >= activity.Start) is { } next)
            parts.Add($"the next vote is {next.Name}, {clock.Day(next.Start)}");
        if (marks is not null && marks.Contains('s', StringComparison.Ordinal))
            parts.Add("s pre-vote silence");
        if (marks is not null && marks.Contains('-', StringComparison.Ordinal))
            parts.Add("- official campaign");
        return string.Join("; ", parts);
    }

    private static IEnumerable<ElectionPeriod> Rounds(Election election, ActivityHistogram activity) =>
        election.Periods.Where(p => p.Kind == PeriodKind.Round && p.End > activity.Start && p.Start < activity.Start + (activity.Bin * activity.All.Count));
}
