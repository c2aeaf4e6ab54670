using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Pages;

/// <summary>What changed in official pages, for people: one HTML file without scripts that asks nothing of any network.</summary>
public static class PagesReport
{
    private const int MostRows = 400;
    private const int MostCell = 1200;

    private const string Style = """
        section.doc { border-top: .3rem solid var(--ink); margin-top: 3rem; padding-top: .6rem; }
        table.changes { table-layout: fixed; } table.changes th:first-child { width: 11rem; }
        table.changes td, table.changes th { vertical-align: top; overflow-wrap: anywhere; }
        table.changes tr.grave td:first-child { font-weight: 650; color: var(--critical); }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="entries">The pages, the gravest first.</param>
    /// <param name="checkedAt">When they were checked, in words.</param>
    public static void Write(TextWriter output, IReadOnlyList<PageEntry> entries, string checkedAt)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(entries);
        var html = new HtmlWriter(output);
        PageShell.Open(html, "What changed in official pages", "Official pages", "changes", "Skip to the changes", Style);
        Summary(html, entries, checkedAt);
        foreach (var entry in entries)
            Entry(html, entry);
        PageShell.Close(html, "Made by Tocsin. Software compares; a named person approves a page.");
    }

    private static void Summary(HtmlWriter html, IReadOnlyList<PageEntry> entries, string checkedAt)
    {
        int ring = entries.Count(e => e.Changes.Any(c => c.Alarm)), notable = entries.Count(e => e.Changes.Count > 0) - ring;
        html.Element("h1", "What changed in official pages");
        html.Element("p", $"Checked {checkedAt}.", ("class", "period"));
        html.Open("div", ("class", ring > 0 ? "verdict" : "verdict calm"));
        html.Element("p", ring > 0 ? $"{ReportNumbers.Count(ring, "page")} of {ReportNumbers.Count(entries.Count)} changed in a way that rings: look at once."
            : notable > 0 ? $"No page rings; {ReportNumbers.Count(notable, "page")} changed in a way that nobody approved." : "Every page is as it was approved.", ("class", "lead"));
        html.Close("div");
    }

    private static void Entry(HtmlWriter html, PageEntry entry)
    {
        html.Open("section", ("class", "doc")).Open("h2").Foreign(entry.Name, 200).Close("h2");
        html.Open("p", ("class", "note")).Text("Compared with ").Foreign(entry.Approved, 300).Text(".");
        if (entry.Expected > 0)
            html.Text($" {ReportNumbers.Count(entry.Expected, "change")} beside these {(entry.Expected == 1 ? "is" : "are")} as the rules allow.");
        html.Close("p");
        if (entry.Pictures.Count > 0)
        {
            html.Open("p").Text("Pictures beside this file: ");
            foreach (string picture in entry.Pictures)
                html.Element("a", picture, ("href", picture)).Text(" ");
            html.Close("p");
        }

        if (entry.Changes.Count == 0)
        {
            html.Element("p", "Nothing changed that nobody approved.").Close("section");
            return;
        }

        html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", "changes")).Open("thead").Open("tr")
            .Element("th", "What").Element("th", "As approved").Element("th", "Now").Close("tr").Close("thead").Open("tbody");
        foreach (var change in entry.Changes.Take(MostRows))
            Row(html, change);
        html.Close("tbody").Close("table").Close("div");
        if (entry.Changes.Count > MostRows)
            html.Element("p", ReportNumbers.More(entry.Changes.Count - MostRows, "change", "pages.ndjson"), ("class", "rest"));
        html.Close("section");
    }

    private static void Row(HtmlWriter html, PageChangeLine change)
    {
        html.Open("tr", ("class", change.Alarm ? "grave" : "")).Open("td").Text(change.Kind);
        if (change.Place.Length > 0)
            html.Void("br").Open("span", ("class", "note")).Foreign(change.Place, 120).Close("span");
        html.Void("br").Open("span", ("class", "note")).Foreign(change.Why, 300).Close("span").Close("td");
        var (start, end) = Shared(change.Before, change.After);
        Side(html, change.Before, "del", start, end);
        Side(html, change.After, "ins", start, end);
        html.Close("tr");
    }

    // Only what differs is marked, at the bounds of words.
    private static void Side(HtmlWriter html, string text, string tag, int start, int end)
    {
        html.Open("td");
        if (start > 0)
            html.Brief(text[..start], MostCell).Text(" ");
        if (text.Length - end > start)
            html.Open(tag).Foreign(text[start..(text.Length - end)].Trim(), MostCell).Close(tag);
        if (end > 0)
            html.Text(" ").Brief(text[^end..].Trim(), MostCell);
        html.Close("td");
    }

    private static (int Start, int End) Shared(string before, string after)
    {
        int most = Math.Min(before.Length, after.Length), start = 0, end = 0;
        for (int i = 0; i < most && before[i] == after[i]; i++)
            start = char.IsWhiteSpace(before[i]) ? i + 1 : start;
        for (int i = 1; i <= most - start && before[^i] == after[^i]; i++)
            end = char.IsWhiteSpace(before[^i]) ? i : end;
        return (start, end);
    }
}
