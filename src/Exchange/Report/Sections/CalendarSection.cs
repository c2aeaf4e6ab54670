using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Charts;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Activity over time against the election calendar.</summary>
internal static class CalendarSection
{
    private const int MostSpans = 12;

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        if (report.Inputs.Count == 0 && report.Evidence.Count > 0)
            return;
        html.Open("section", ("class", "calendar")).Element("h2", "On the calendar", ("id", "calendar"));
        if (report.FirstPost is { } first && report.LastPost is { } last)
            WriteChart(page, new TimeScale(first, EndOf(report.Activity, last), page.Clock));
        else
            html.Element("p", "There are no posts to draw.");
        html.Close("section");
    }

    /// <summary>The end of the last bin, so that bars and periods lie on one scale.</summary>
    private static DateTimeOffset EndOf(ActivityHistogram activity, DateTimeOffset last) =>
        activity.Start is { } start && activity.All.Count > 0 && start + (activity.Bin * activity.All.Count) is var end && end > last ? end : last;

    private static void WriteChart(ReportPage page, TimeScale scale)
    {
        var (html, report) = (page.Html, page.Report);
        var periods = report.Election?.Periods.Where(p => scale.Overlaps(p.Start, p.End)).ToList() ?? [];
        string label = $"Posts over time from {page.Clock.Day(scale.Start)} to {page.Clock.Day(scale.End)}; " +
            $"{ReportNumbers.Count(Math.Min(MostSpans, report.Incidents.Count), "incident")} drawn below.";
        html.Open("figure");
        TimelineChart.Write(html, scale, report.Activity, periods, [.. report.Incidents.Take(MostSpans)], label);
        html.Open("figcaption").Text("Posts over time");
        html.Text(report.Activity.Bin > TimeSpan.Zero ? $", in steps of {ReportNumbers.Length(report.Activity.Bin)} or more. " : ". ");
        html.Text("The lower bars count only posts that stand behind a finding, on a scale of their own. ");
        if (report.Incidents.Count > 0)
            html.Text("Each bar below is one incident, from its first to its last act. ");
        html.Close("figcaption");
        if (periods.Count > 0)
            WritePeriods(page, periods);
        html.Close("figure");
        if (report.Incidents.Count > MostSpans)
            html.Element("p", "Not drawn: " + ReportNumbers.More(report.Incidents.Count - MostSpans, "incident", "incidents.json"), ("class", "rest"));
    }

    private static void WritePeriods(ReportPage page, List<ElectionPeriod> periods)
    {
        var html = page.Html;
        html.Open("ul", ("class", "periods"));
        for (int i = 0; i < periods.Count; i++)
        {
            html.Open("li").Element("span", TimelineChart.Letter(i), ("class", "swatch " + TimelineChart.ClassOf(periods[i].Kind)));
            html.Open("span").Open("b").Foreign(periods[i].Name, 80).Close("b").Text(" ");
            page.Clock.Write(html, periods[i].Start);
            html.Text(" to ");
            page.Clock.Write(html, periods[i].End);
            html.Close("span").Close("li");
        }

        html.Close("ul");
    }
}
