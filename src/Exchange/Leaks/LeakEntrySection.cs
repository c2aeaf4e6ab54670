using Tocsin.Engine.Leaks;
using Tocsin.Engine.Leaks.Alterations;
using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Leaks;

/// <summary>One document of the dump on the page: where it stems from, what was altered, and the text with the changes in their places.</summary>
internal static class LeakEntrySection
{
    private const int MostRows = 300;
    private const int MostText = 60_000;
    private const int MostCell = 1200;

    public static void Write(HtmlWriter html, LeakEntry entry)
    {
        var (tag, words) = entry.Verdict switch
        {
            LeakVerdict.OursAltered => ("altered", "ours, altered"),
            LeakVerdict.ExcerptOfOurs => ("excerpt", "excerpt of ours"),
            _ => ("quotes", "quotes ours"),
        };
        html.Open("section", ("class", "doc")).Open("h3").Foreign(entry.Name).Close("h3");
        html.Open("p").Element("span", words, ("class", $"tag {tag}"));
        foreach (var (name, dumpShare, originalShare) in entry.Sources)
            html.Text(" from ").Foreign(name).Text($" ({Percent(dumpShare)} of this document stems from it, {Percent(originalShare)} of the original is here)");
        html.Close("p");
        if (entry.Headers.Count > 0 || entry.Alterations is { Count: > 0 })
            Table(html, entry);
        if (entry.Alterations is null)
            Passages(html, entry);
        if (entry.Text is not null)
            Whole(html, entry);
        html.Close("section");
    }

    private static void Table(HtmlWriter html, LeakEntry entry)
    {
        html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", "changes")).Open("thead").Open("tr")
            .Element("th", "What").Element("th", "In the original").Element("th", "In the dump").Close("tr").Close("thead").Open("tbody");
        foreach (var (field, before, after) in entry.Headers)
        {
            html.Open("tr", ("class", "grave")).Element("td", $"header: {field}").Open("td");
            if (before is null)
                html.Text("differs");
            else
                html.Foreign(before);
            html.Close("td").Open("td").Foreign(after).Close("td").Close("tr");
        }

        var grave = (entry.Alterations ?? []).Where(a => a.Kind != AlterationKind.Noise).ToList();
        foreach (var alteration in grave.Take(MostRows))
            Row(html, entry, alteration);
        html.Close("tbody").Close("table").Close("div");
        int noise = (entry.Alterations?.Count ?? 0) - grave.Count;
        if (grave.Count > MostRows)
            html.Element("p", $"{ReportNumbers.Count(grave.Count - MostRows)} more are in leak.json.", ("class", "note"));
        if (noise > 0)
            html.Element("p", $"{ReportNumbers.Count(noise)} {(noise == 1 ? "place differs" : "places differ")} only by wrapping, case, accents or characters that scanners confuse.", ("class", "note"));
    }

    private static void Row(HtmlWriter html, LeakEntry entry, Alteration alteration)
    {
        html.Open("tr", ("class", alteration.Kind <= AlterationKind.Negation ? "grave" : "")).Element("td", Words(alteration.Kind)).Open("td");
        var (start, end) = Shared(alteration.Before, alteration.After);
        Side(html, alteration, alteration.Before, "del", start, end);
        html.Close("td").Open("td");
        Side(html, alteration, alteration.After, "ins", start, end);
        if (alteration.Kind == AlterationKind.InsertedPassage && alteration.Origin != -2)
        {
            html.Void("br");
            html.Open("span", ("class", "note"));
            if (alteration.Origin == -1)
                html.Text(alteration.Sentences == 1 ? "This sentence is in none of the enrolled documents." : $"These {ReportNumbers.Count(alteration.Sentences)} sentences are in none of the enrolled documents.");
            else
                html.Text("Known, at least in part, from ").Foreign(entry.Origins[alteration.Origin]).Text(".");
            html.Close("span");
        }

        html.Close("td").Close("tr");
    }

    // Only the letters that differ are marked; a text is never cut within a character.
    private static void Side(HtmlWriter html, Alteration alteration, string text, string tag, int start, int end)
    {
        bool passage = alteration.Kind is AlterationKind.InsertedPassage or AlterationKind.RemovedPassage;
        if (passage && text.Length == 0)
            return;
        if (!passage && alteration.Left.Length > 0)
            html.Open("span", ("class", "near")).Foreign(alteration.Left).Text(" ").Close("span");
        if (start > 0)
            html.Brief(text[..start], MostCell);
        if (text.Length - end > start)
            html.Open(tag).Foreign(text[start..(text.Length - end)], MostCell).Close(tag);
        if (end > 0)
            html.Brief(text[^end..], MostCell);
        if (!passage && alteration.Right.Length > 0)
            html.Open("span", ("class", "near")).Text(" ").Foreign(alteration.Right).Close("span");
    }

    private static (int Start, int End) Shared(string before, string after)
    {
        int most = Math.Min(before.Length, after.Length), start = 0, end = 0;
        while (start < most && before[start] == after[start])
            start++;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        bool whole = start + end == 0 || before.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || after.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
        return whole || before.AsSpan().ContainsAnyInRange('0', '9') || after.AsSpan().ContainsAnyInRange('0', '9') ? (0, 0) : (start, end);
    }

    private static void Passages(HtmlWriter html, LeakEntry entry)
    {
        var shown = entry.Passages.Where(p => p.Text.Length > 0).Take(MostRows).ToList();
        if (shown.Count == 0)
            return;
        html.Element("p", "The original is not at hand. These places are not as the enrolled fingerprints have them; the words around a change may be shown too.", ("class", "note")).Open("ul");
        foreach (var (_, text, missing) in shown)
            html.Open("li").Foreign(text, MostCell).Text(missing > 0 ? " (something of the original is missing here)" : "").Close("li");
        html.Close("ul");
    }

    private static void Whole(HtmlWriter html, LeakEntry entry)
    {
        html.Open("details").Element("summary", "The whole text with its differences").Open("div", ("class", "whole"));
        string text = entry.Text!;
        int at = 0;
        var changes = entry.Alterations is { } alterations
            ? alterations.Select(a => (a.AfterStart, a.After.Length, a.Before, Tag: a.Kind == AlterationKind.Noise ? "mark" : "ins"))
            : entry.Passages.Select(p => (AfterStart: p.Start, p.Text.Length, Before: "", Tag: "ins"));
        foreach (var (start, length, before, tag) in changes.OrderBy(c => c.AfterStart))
        {
            if (start < at || start > MostText)
                continue;
            html.Foreign(text[at..start], MostText);
            if (before.Length > 0 && tag == "ins")
                html.Open("del").Foreign(before, MostCell).Close("del").Text(" ");
            if (length > 0)
                html.Open(tag).Foreign(text.Substring(start, length), MostText).Close(tag);
            at = start + length;
        }

        html.Foreign(text[at..], Math.Max(1, MostText - at)).Close("div").Close("details");
    }

    private static string Words(AlterationKind kind) => kind switch
    {
        AlterationKind.Amount => "amount",
        AlterationKind.Date => "date or time",
        AlterationKind.Number => "number",
        AlterationKind.Name => "name",
        AlterationKind.Negation => "a “not”",
        AlterationKind.InsertedPassage => "passage put in",
        AlterationKind.RemovedPassage => "passage taken out",
        _ => "words",
    };

    private static string Percent(double share) => ReportNumbers.Count(share >= 1 ? 100 : share <= 0 ? 0 : Math.Clamp((int)Math.Round(share * 100), 1, 99)) + " %";
}
