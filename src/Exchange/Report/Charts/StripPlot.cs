using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Charts;

/// <summary>Acts on one object: a row per account, seconds since the first act to the right. A steep column is synchrony.</summary>
internal static class StripPlot
{
    private const int MostRows = 40;
    private const int RowHeight = 4;
    private const int Top = 6;
    private const int RoomInWindows = 4;
    private static readonly double[] Steps = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 43200, 86400, 604800];

    /// <summary>Draws the stretch with the most acts and returns how many lie outside it.</summary>
    public static int Write(HtmlWriter html, IReadOnlyList<EvidencePost> posts, TimeSpan window, out DateTimeOffset start)
    {
        // Room to the right of the window: without it any group would fill the width and none would look close together.
        double longest = Math.Max(1, window.TotalSeconds * RoomInWindows);
        var first = start = Densest(posts, window);
        var drawn = posts.Where(p => p.Time >= first && (p.Time - first).TotalSeconds <= longest).ToList();
        var rows = drawn.GroupBy(p => p.Account, StringComparer.Ordinal)
            .OrderBy(g => g.Min(p => p.Time)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostRows).ToList();
        int bottom = Top + (rows.Count * RowHeight) + 4;
        string label = $"{ReportNumbers.Count(rows.Count, "account")} acted within {ReportNumbers.Length(drawn.Max(p => p.Time) - first)}.";
        html.Open("svg", ("class", "strip"), ("width", "100%"), ("height", ReportNumbers.Mark(bottom + 22)), ("role", "img"), ("aria-label", label));
        html.Void("rect", ("class", "window"), ("x", "2%"), ("y", "0"), ("height", ReportNumbers.Mark(bottom)), ("width", Percent(window.TotalSeconds / longest * 96)));
        WriteAxis(html, longest, bottom);
        int dots = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            foreach (var post in rows[row])
            {
                dots++;
                html.Void("circle", ("cx", Percent(2 + ((post.Time - first).TotalSeconds / longest * 96))),
                    ("cy", ReportNumbers.Mark(Top + (row * RowHeight) + 1.5)), ("r", "2.4"));
            }
        }

        html.Close("svg");
        return posts.Count - dots;
    }

    /// <summary>The act that opens the window with the most acts; the earliest of equals.</summary>
    private static DateTimeOffset Densest(IReadOnlyList<EvidencePost> posts, TimeSpan window)
    {
        var times = posts.Select(p => p.Time).Order().ToList();
        var (best, most) = (times[0], 0);
        for (int i = 0, end = 0; i < times.Count; i++)
        {
            while (end < times.Count && times[end] - times[i] <= window)
                end++;
            if (end - i > most)
                (best, most) = (times[i], end - i);
        }

        return best;
    }

    private static void WriteAxis(HtmlWriter html, double longest, int bottom)
    {
        html.Void("line", ("class", "rule"), ("x1", "2%"), ("x2", "98%"), ("y1", ReportNumbers.Mark(bottom)), ("y2", ReportNumbers.Mark(bottom)));
        double step = Array.Find(Steps, s => longest / s <= 5) is > 0 and var found ? found : longest / 4;
        for (double t = 0; t <= longest; t += step)
        {
            double at = 2 + (t / longest * 96);
            html.Void("line", ("class", "tick"), ("x1", Percent(at)), ("x2", Percent(at)), ("y1", ReportNumbers.Mark(bottom)), ("y2", ReportNumbers.Mark(bottom + 4)));
            html.Element("text", t == 0 ? "0" : ReportNumbers.Length(TimeSpan.FromSeconds(t)), ("class", "axis"), ("x", Percent(at)), ("y", ReportNumbers.Mark(bottom + 16)),
                ("text-anchor", at < 8 ? "start" : at > 92 ? "end" : "middle"));
        }
    }

    private static string Percent(double value) => ReportNumbers.Mark(value) + "%";
}
