using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Report.Diff;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Posts in their own words: copies side by side with the differences marked, other samples plain.</summary>
internal static class SamplePosts
{
    private const int MostTexts = 3;
    private const int MostVariants = 5;
    private const int MostLength = 700;

    /// <summary>For each of the top texts the typical wording and how the copies differ from it.</summary>
    public static void WriteSideBySide(ReportPage page, Finding finding)
    {
        var texts = finding.Objects.Select((o, i) => (Object: o, Posts: finding.Evidence.Where(p => p.ObjectIndex == i).ToList()))
            .Where(t => t.Object.Kind is "text" && t.Posts.Count > 1).Take(MostTexts).ToList();
        if (texts.Count == 0)
            return;
        var html = page.Html;
        html.Element("h4", "The copies side by side");
        html.Open("p", ("class", "note")).Text("Against the most typical wording, ").Element("del", "words a copy leaves out").Text(" are struck through and ")
            .Element("ins", "words it adds").Text(" are underlined.").Close("p");
        foreach (var (shared, posts) in texts)
            WriteCopies(page, shared, posts, listedOnly: finding.Evidence.Count < finding.PostTotal);
        if (finding.Objects.Count(o => o.Kind is "text") is var all && all > texts.Count)
            html.Element("p", ReportNumbers.More(all - texts.Count, "text", "findings.ndjson"), ("class", "rest"));
    }

    /// <summary>Sample posts without a comparison.</summary>
    public static void WritePlain(ReportPage page, IReadOnlyList<EvidencePost> posts)
    {
        if (posts.Count == 0)
            return;
        page.Html.Element("h3", "Sample posts").Open("div", ("class", "copies"));
        foreach (var post in posts)
        {
            page.Html.Open("div", ("class", "post"));
            WriteSource(page, post, 1);
            page.Html.Open("p", ("class", "words")).Foreign(post.Text, MostLength).Close("p").Close("div");
        }

        page.Html.Close("div");
    }

    private static void WriteCopies(ReportPage page, SharedObject shared, List<EvidencePost> posts, bool listedOnly)
    {
        var html = page.Html;
        var copies = posts.GroupBy(p => p.Text, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Min(p => p.Time)).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        int exact = copies.Where(g => string.Equals(g.Key, shared.Value, StringComparison.Ordinal)).Sum(g => g.Count());
        var variants = copies.Where(g => !string.Equals(g.Key, shared.Value, StringComparison.Ordinal)).ToList();
        html.Open("div", ("class", "copies")).Open("div", ("class", "post typical"));
        html.Open("p", ("class", "source")).Element("b", "Most typical wording").Text(exact > 0 ? $" {(listedOnly ? "at least " : "")}{ReportNumbers.Count(exact, "post")} word for word" : "").Close("p");
        html.Open("p", ("class", "words")).Foreign(shared.Value, MostLength).Close("p").Close("div");
        foreach (var variant in variants.Take(MostVariants))
        {
            html.Open("div", ("class", "post"));
            WriteSource(page, variant.OrderBy(p => p.Time).ThenBy(p => p.Account, StringComparer.Ordinal).First(), variant.Count());
            WriteDifference(html, shared.Value, variant.Key);
            html.Close("div");
        }

        html.Close("div");
        if (variants.Count > MostVariants)
            html.Element("p", ReportNumbers.More(variants.Count - MostVariants, "wording", "findings.ndjson"), ("class", "rest"));
    }

    private static void WriteSource(ReportPage page, EvidencePost post, int same)
    {
        var html = page.Html;
        html.Open("p", ("class", "source")).Open("b").Brief(post.Account, 60).Close("b").Text(" ");
        page.Clock.Write(html, post.Time, seconds: true);
        html.Open("span", ("class", "where")).Brief(InputNames.Of(page.Report.Inputs, post.File), 80).Text($", line {ReportNumbers.Count(post.Line)}").Close("span");
        if (same > 1)
            html.Element("span", $"and {ReportNumbers.Count(same - 1)} more with these words", ("class", "where"));
        html.Close("p");
    }

    private static void WriteDifference(HtmlWriter html, string typical, string text)
    {
        string from = VisibleText.Cut(typical, MostLength, out _);
        string to = VisibleText.Cut(text, MostLength, out int left);
        html.Open("p", ("class", "words")).Open("bdi");
        foreach (var part in WordDiff.Compare(from, to))
        {
            if (part.Kind == DiffKind.Same)
                html.Text(part.Text);
            else
                html.Element(part.Kind == DiffKind.Added ? "ins" : "del", part.Text);
        }

        html.Close("bdi");
        if (left > 0)
            html.Element("span", $" … {ReportNumbers.Count(left)} more characters", ("class", "cut"));
        html.Close("p");
    }
}
