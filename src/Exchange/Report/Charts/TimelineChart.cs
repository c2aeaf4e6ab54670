using System.Text;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Charts;

/// <summary>Posts over time with the election's periods behind them and the incidents' spans below.</summary>
/// <remarks>Horizontal places are percentages, so the chart fits any width while its lettering keeps its size.</remarks>
internal static class TimelineChart
{
    private const int MostBars = 280;
    private const int AllTop = 34;
    private const int AllHeight = 120;
    private const int HitTop = 176;
    private const int HitHeight = 44;
    private const int ChartHeight = 246;
    private const int RowHeight = 26;
    private const int RoomForLabel = 36;
    private const int LabelLength = 34;

    public static void Write(
        HtmlWriter html, TimeScale scale, ActivityHistogram activity, IReadOnlyList<ElectionPeriod> periods,
        IReadOnlyList<Incident> incidents, string label)
    {
        string height = ReportNumbers.Mark(ChartHeight + (incidents.Count * RowHeight));
        html.Open("svg", ("class", "timeline"), ("width", "100%"), ("height", height), ("role", "img"), ("aria-label", label));
        WritePeriods(html, scale, periods, height);
        WriteBars(html, activity.All, AllTop, AllHeight, "all", "All posts");
        WriteBars(html, activity.InFindings, HitTop, HitHeight, "hit", "Posts behind findings");
        WriteAxis(html, scale);
        for (int i = 0; i < incidents.Count; i++)
            WriteSpan(html, scale, incidents[i], i);
        html.Close("svg");
    }

    /// <summary>The letter under which a period is named below the chart.</summary>
    public static string Letter(int period) => ((char)('A' + (period % 26))).ToString();

    private static void WritePeriods(HtmlWriter html, TimeScale scale, IReadOnlyList<ElectionPeriod> periods, string height)
    {
        for (int i = 0; i < periods.Count; i++)
        {
            var period = periods[i];
            double left = scale.At(period.Start);
            double width = Math.Max(scale.At(period.End) - left, 0.25);
            html.Open("rect", ("class", "period " + ClassOf(period.Kind)), ("x", Percent(left)), ("width", Percent(width)), ("y", "0"), ("height", height))
                .Element("title", period.Name).Close("rect");
        }

        for (int i = 0; i < periods.Count; i++)
        {
            double middle = (scale.At(periods[i].Start) + scale.At(periods[i].End)) / 2;
            html.Element("text", Letter(i), ("class", "letter"), ("x", Percent(Math.Clamp(middle, 1, 99))), ("y", i % 2 == 0 ? "12" : "27"));
        }
    }

    public static string ClassOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Silence => "silence",
        PeriodKind.Round => "round",
        PeriodKind.Campaign => "campaign",
        _ => "outside",
    };

    private static void WriteBars(HtmlWriter html, IReadOnlyList<int> counts, int top, int height, string kind, string name)
    {
        // At most so many bars: neighbours are added together, and the last bar may be cut by the end of the chart.
        int step = Math.Max(1, (counts.Count + MostBars - 1) / MostBars);
        int[] bins = [.. counts.Chunk(step).Select(c => c.Sum())];
        int most = bins.Length == 0 ? 0 : bins.Max();
        html.Element("text", most == 0 ? $"{name}: none" : $"{name} (top: {ReportNumbers.Count(most)})", ("class", "axis name"), ("x", "0"), ("y", ReportNumbers.Mark(top + 9)));
        if (most == 0)
            return;
        var path = new StringBuilder("M0 1000");
        for (int i = 0; i < bins.Length; i++)
            path.Append('V').Append(ReportNumbers.Mark(Math.Round(1000 - (1000.0 * bins[i] / most)))).Append('H').Append(i + 1);
        path.Append("V1000Z");
        html.Open("svg", ("x", "0"), ("y", ReportNumbers.Mark(top + 14)), ("width", "100%"), ("height", ReportNumbers.Mark(height - 14)), ("viewBox", $"0 0 {ReportNumbers.Mark(counts.Count / (double)step)} 1000"), ("preserveAspectRatio", "none"))
            .Void("path", ("class", "bars " + kind), ("d", path.ToString()))
            .Close("svg");
    }

    private static void WriteAxis(HtmlWriter html, TimeScale scale)
    {
        html.Void("line", ("class", "rule"), ("x1", "0"), ("x2", "100%"), ("y1", ReportNumbers.Mark(AllTop + AllHeight)), ("y2", ReportNumbers.Mark(AllTop + AllHeight)));
        html.Void("line", ("class", "rule"), ("x1", "0"), ("x2", "100%"), ("y1", ReportNumbers.Mark(HitTop + HitHeight)), ("y2", ReportNumbers.Mark(HitTop + HitHeight)));
        int count = 0;
        foreach (var (at, text) in scale.Ticks())
        {
            string anchor = at < 2 ? "start" : at > 98 ? "end" : "middle";
            html.Void("line", ("class", "tick"), ("x1", Percent(at)), ("x2", Percent(at)), ("y1", ReportNumbers.Mark(HitTop + HitHeight)), ("y2", ReportNumbers.Mark(HitTop + HitHeight + 5)));
            html.Element("text", text, ("class", count++ % 2 == 0 ? "axis" : "axis odd"), ("x", Percent(at)), ("y", ReportNumbers.Mark(ChartHeight - 8)), ("text-anchor", anchor));
        }
    }

    private static void WriteSpan(HtmlWriter html, TimeScale scale, Incident incident, int row)
    {
        double left = scale.At(incident.FirstAct);
        double width = Math.Max(scale.At(incident.LastAct) - left, 0.4);
        double y = ChartHeight + (row * RowHeight);
        html.Void("rect", ("class", "span " + SeverityWords.ClassOf(incident.Severity)), ("x", Percent(Math.Min(left, 99.6))), ("width", Percent(width)), ("y", ReportNumbers.Mark(y + 4)), ("height", "14"), ("rx", "2"));
        string text = $"{row + 1}. {VisibleText.Cut(incident.Title, LabelLength, out int cut).TrimEnd()}{(cut > 0 ? "…" : "")}";
        // Beside the bar where there is room, otherwise inside it, which is then long enough.
        var (at, before, kind) = left > RoomForLabel ? (left, true, "")
            : 100 - left - width > RoomForLabel ? (left + width, false, "")
            : (left, false, " inside");
        Label(html, text, "axis case" + kind, before, at, y);
        Label(html, $"{row + 1}", "axis short" + kind, before, at, y);
    }

    /// <summary>A label beside a bar; the style sheet shows the short one on narrow screens.</summary>
    private static void Label(HtmlWriter html, string text, string kind, bool right, double x, double y) => html.Element(
        "text", text, ("class", kind), ("x", Percent(x)), ("dx", right ? "-6" : "6"),
        ("y", ReportNumbers.Mark(y + 15)), ("text-anchor", right ? "end" : "start"));

    private static string Percent(double value) => ReportNumbers.Mark(value) + "%";
}
