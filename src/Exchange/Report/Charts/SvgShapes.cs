namespace Tocsin.Exchange.Report.Charts;

/// <summary>The few shapes that the charts with percentages are made of.</summary>
internal static class SvgShapes
{
    public static string Percent(double value) => ReportNumbers.Mark(value) + "%";

    /// <summary>A level line between two percentages.</summary>
    public static void Level(HtmlWriter html, string kind, double from, double to, double y) => html.Void(
        "line", ("class", kind), ("x1", Percent(from)), ("x2", Percent(to)), ("y1", ReportNumbers.Mark(y)), ("y2", ReportNumbers.Mark(y)));

    /// <summary>An upright line at a percentage.</summary>
    public static void Upright(HtmlWriter html, string kind, double at, double from, double to) => html.Void(
        "line", ("class", kind), ("x1", Percent(at)), ("x2", Percent(at)), ("y1", ReportNumbers.Mark(from)), ("y2", ReportNumbers.Mark(to)));

    /// <summary>Lettering at a percentage, its anchor as SVG names it: start, middle, end.</summary>
    public static void Text(HtmlWriter html, string kind, double at, double y, string text, string anchor = "start") => html.Element(
        "text", text, ("class", kind), ("x", Percent(at)), ("y", ReportNumbers.Mark(y)), ("text-anchor", anchor));
}
