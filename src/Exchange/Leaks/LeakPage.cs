using Tocsin.Engine.Leaks;
using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Leaks;

/// <summary>The comparison for people: one HTML file without scripts that asks nothing of any network.</summary>
public static class LeakPage
{
    private const int MostListed = 500;
    private const int MostCompared = 200;

    // What the report's style sheet does not have.
    private const string Style = """
        .doc { border-top: 2px solid var(--ink); margin-top: 3rem; padding-top: .2rem; }
        .doc h3 { font-family: inherit; margin: 1rem 0 .2rem; overflow-wrap: anywhere; }
        .tag { display: inline-block; padding: .1em .55em; border-radius: .2em; font-size: .875rem; font-weight: 650; color: var(--on); background: var(--info); }
        .tag.altered { background: var(--critical); }
        .tag.excerpt, .tag.quotes { background: var(--medium); }
        table.changes { table-layout: fixed; }
        table.changes th:first-child { width: 9.5rem; }
        table.changes td, table.changes th { vertical-align: top; overflow-wrap: anywhere; }
        table.changes tr.grave td:first-child { font-weight: 650; }
        .whole { white-space: pre-wrap; font: .9375rem/1.6 ui-monospace, "DejaVu Sans Mono", Menlo, monospace; background: var(--panel); padding: 1rem 1.2rem; max-height: 40rem; overflow: auto; }
        .whole ins, .whole del { padding: 0 .1em; }
        .whole mark { background: var(--round); color: inherit; }
        .near { color: var(--muted); }
        .names { columns: 2 22rem; max-width: none; font-size: .9375rem; }
        .marks ins, .marks del, .marks mark { padding: 0 .2em; } .marks mark { background: var(--round); color: inherit; }
        @media print { .whole { max-height: none; } }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">What was found.</param>
    /// <param name="problems">What could not be read: name, what is wrong, what to do.</param>
    public static void Write(TextWriter output, LeakReport report, IReadOnlyList<(string Name, string Words, string Remedy)> problems)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(problems);
        var html = new HtmlWriter(output);
        PageShell.Open(html, "What of the dump is ours", "Leak comparison", "comparison", "Skip to the comparison", Style);
        Summary(html, report);
        var ours = report.Ours.Where(e => e.Verdict != LeakVerdict.Identical).ToList();
        if (ours.Count > 0)
            html.Element("h2", "What was altered, and what is only part of ours");
        foreach (var entry in ours.Take(MostCompared))
            LeakEntrySection.Write(html, entry);
        if (ours.Count > MostCompared)
            html.Element("p", $"{ReportNumbers.Count(ours.Count - MostCompared)} more documents are in leak.json.", ("class", "note"));
        Names(html, "Identical to ours", "Same words, numbers and headers. Wrapping, case, punctuation and characters that scanners confuse are not compared.", [.. report.Entries.Where(e => e.Verdict == LeakVerdict.Identical).Select(e => e.Name)]);
        Names(html, "Not ours", "Nothing in these was traced to an enrolled document. That says nothing of whether they are genuine: documents that were never enrolled look the same.", [.. report.Entries.Where(e => e.Verdict == LeakVerdict.NotOurs && !e.TooShort).Select(e => e.Likeness is null ? e.Name : $"{e.Name} ({e.Likeness})")]);
        Names(html, "Too short to tell", "Fewer than twenty letters and digits.", [.. report.Entries.Where(e => e.TooShort).Select(e => e.Name)]);
        Problems(html, problems);
        PageShell.Close(html, "Made by Tocsin. Software compares; people decide what a difference means and what is said about it.");
    }

    private static void Summary(HtmlWriter html, LeakReport report)
    {
        int altered = report.Count(LeakVerdict.OursAltered), ours = report.Entries.Count - report.Count(LeakVerdict.NotOurs);
        html.Element("h1", "What of the dump is ours, and what was altered in it");
        html.Open("div", ("class", altered > 0 ? "verdict" : "verdict calm"));
        html.Element("p", altered > 0 ? $"{ReportNumbers.Count(altered)} of the {ReportNumbers.Count(ours)} documents that stem from ours were altered."
            : ours > 0 ? $"{ReportNumbers.Count(ours)} documents stem from ours; none of them was found altered." : "Nothing in the dump stems from the enrolled documents.", ("class", "lead"));
        html.Element("p", $"{ReportNumbers.Count(report.Entries.Count)} documents of the dump were compared with {ReportNumbers.Count(report.Enrolled)} enrolled ones.");
        html.Close("div").Open("dl", ("class", "figures"));
        foreach (var (label, verdict) in new[] { ("ours, altered", LeakVerdict.OursAltered), ("identical to ours", LeakVerdict.Identical), ("excerpts of ours", LeakVerdict.ExcerptOfOurs), ("quote ours", LeakVerdict.QuotesOurs), ("not ours", LeakVerdict.NotOurs) })
            html.Open("div").Element("dt", label).Element("dd", ReportNumbers.Count(report.Count(verdict))).Close("div");
        html.Close("dl");
        html.Open("p", ("class", "note marks")).Text("In the texts below ").Element("del", "this was in the original").Text(", ").Element("ins", "this was put in its place")
            .Text(", and ").Element("mark", "this differs only as a scanner or a mail program would change it").Text(".").Close("p");
    }

    private static void Names(HtmlWriter html, string title, string note, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        html.Element("h2", $"{title}: {ReportNumbers.Count(names.Count)}").Element("p", note, ("class", "note")).Open("ul", ("class", "names"));
        foreach (string name in names.Take(MostListed))
            html.Open("li").Foreign(name).Close("li");
        html.Close("ul");
        if (names.Count > MostListed)
            html.Element("p", $"{ReportNumbers.Count(names.Count - MostListed)} more are in leak.json.", ("class", "note"));
    }

    private static void Problems(HtmlWriter html, IReadOnlyList<(string Name, string Words, string Remedy)> problems)
    {
        if (problems.Count == 0)
            return;
        html.Element("h2", $"Could not be read: {ReportNumbers.Count(problems.Count)}").Open("ul", ("class", "names"));
        foreach (var (name, words, remedy) in problems.Take(MostListed))
            html.Open("li").Foreign(name).Text($" {words}; {remedy}").Close("li");
        html.Close("ul");
    }
}
