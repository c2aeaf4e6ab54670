using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Charts;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>One finding: what it claims, how sure, on what, how close in time, in which words.</summary>
internal static class FindingPart
{
    private const int MostObjects = 12;
    private const int MostStrips = 4;
    private const int FewestActs = 3;

    public static void Write(ReportPage page, Finding finding, int number)
    {
        var html = page.Html;
        html.Open("article", ("class", "finding"));
        html.Open("h3").Text(number > 0 ? $"Evidence {number}: " : "Evidence: ").Foreign(Name(finding), 80).Close("h3");
        html.Open("p", ("class", "claim")).Foreign(finding.Sentence, 1000).Close("p");
        StatisticsPart.Write(html, finding);
        NetworkPart.Write(html, finding);
        WriteObjects(page, finding);
        WriteStrips(page, finding);
        SamplePosts.WriteSideBySide(page, finding);
        WriteInnocent(html, finding);
        ExplanationPartWriter.Write(page, finding);
        html.Close("article");
    }

    private static string Name(Finding finding) => finding.Detector switch
    {
        "near-duplicate-text" => "the same words",
        "co-sharing" => "the same things shared together",
        var other => other,
    };

    /// <summary>What tells a reader most: the words where there are any, the id else.</summary>
    private static string Shown(SharedObject shared) => shared.Example ?? shared.Value;

    private static void WriteObjects(ReportPage page, Finding finding)
    {
        if (finding.Objects.Count == 0)
            return;
        var table = new ReportTable(
            page.Html, "What they shared",
            "Object", "Kind", "#Accounts of the group", "#Their posts", "#Accounts in all data", "Group's first act", "Within");
        foreach (var shared in finding.Objects.Take(MostObjects))
        {
            table.Row().Foreign(Shown(shared), 140)
                .Cell(shared.Kind)
                .Cell(ReportNumbers.Count(shared.Accounts))
                .Cell(ReportNumbers.Count(shared.Posts))
                .Cell(ReportNumbers.Count(shared.AccountsInData))
                .Time(page.Clock, shared.FirstAct, seconds: true)
                .Cell(ReportNumbers.Length(shared.Span))
                .EndRow();
        }

        table.End(Math.Min(MostObjects, finding.Objects.Count), finding.ObjectTotal, "object", "findings.ndjson");
    }

    private static void WriteStrips(ReportPage page, Finding finding)
    {
        var html = page.Html;
        var acts = finding.Evidence.Where(p => (uint)p.ObjectIndex < (uint)finding.Objects.Count)
            .GroupBy(p => p.ObjectIndex).Where(g => g.Count() >= FewestActs).OrderBy(g => g.Key).Take(MostStrips).ToList();
        if (acts.Count == 0)
            return;
        html.Element("h4", "How close in time").Open("div", ("class", "strips"));
        foreach (var group in acts)
        {
            var shared = finding.Objects[group.Key];
            html.Open("figure");
            html.Open("figcaption").Element("span", shared.Kind, ("class", "kind")).Text(" ").Brief(Shown(shared), 90).Close("figcaption");
            int outside = StripPlot.Write(html, [.. group], finding.Window, out var start);
            html.Open("p", ("class", "note")).Text("From ");
            page.Clock.Write(html, start, seconds: true);
            html.Text(outside > 0 ? $"; {ReportNumbers.Count(outside, "post")} at other times not drawn." : ".").Close("p");
            html.Close("figure");
        }

        html.Close("div").Element(
            "p",
            "Each row is an account, each dot one of its posts, by the time since the first of them, in the stretch with the most posts. " +
            $"The shaded band is the window of {ReportNumbers.Length(finding.Window)} inside which acts count as together. " +
            $"Dots in a steep column are accounts that acted at almost the same moment.{Listed(finding)}",
            ("class", "note"));
    }

    private static string Listed(Finding finding) => finding.Evidence.Count < finding.PostTotal
        ? $" Drawn from the {ReportNumbers.Count(finding.Evidence.Count)} posts that are listed as evidence, " +
          $"of {ReportNumbers.Count(finding.PostTotal)}."
        : "";

    private static void WriteInnocent(HtmlWriter html, Finding finding)
    {
        if (finding.InnocentExplanations.Count == 0)
            return;
        html.Element("h4", "Innocent explanations considered").Open("ul");
        foreach (string explanation in finding.InnocentExplanations)
            html.Open("li").Foreign(explanation, 600).Close("li");
        html.Close("ul");
    }
}
