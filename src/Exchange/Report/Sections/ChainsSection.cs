using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Attack chains as a timeline from the first name registered to the last post, each step with its source.</summary>
internal static class ChainsSection
{
    private const int InFull = 10;
    private const int MostReasons = 12;

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        for (int i = 0; i < Math.Min(InFull, report.Chains.Count); i++)
            WriteChain(page, report.Chains[i], i);
        if (report.Chains.Count > InFull)
            html.Element("p", ReportNumbers.More(report.Chains.Count - InFull, "attack chain", "chains.json"), ("class", "rest"));
    }

    private static void WriteChain(ReportPage page, AttackChain chain, int index)
    {
        var html = page.Html;
        html.Open("section", ("class", "incident"));
        html.Element("p", $"Attack chain {index + 1}", ("class", "eyebrow"));
        html.Open("h2", ("id", $"chain-{index + 1}")).Foreign(chain.Title, 300).Close("h2");
        html.Open("p", ("class", "facts"));
        SeverityWords.Write(html, chain.Severity, declared: false);
        html.Text($" {ReportNumbers.Count(chain.Steps.Count, "step")}");
        if (chain.First is { } first && chain.Last is { } last)
        {
            html.Text(" from ");
            page.Clock.Write(html, first);
            html.Text(" to ");
            page.Clock.Write(html, last);
        }

        html.Close("p");
        html.Element("p", chain.Confidence == Confidence.High
            ? "Each step shares something specific with another: see why they were joined."
            : "Some steps are joined only because they bear on the same protected subject at fitting times. That may be coincidence.", ("class", "note"));
        html.Open("ol", ("class", "chain"));
        foreach (var step in chain.Steps)
            WriteStep(page, step);
        html.Close("ol").Open("dl", ("class", "about"));
        Texts(html, "Why these were joined", chain.JoinedBecause);
        Texts(html, "Why this severity", chain.SeverityReasons);
        html.Close("dl");
        html.Element("p", "Software joined these steps; whether they are one attack, people decide. It names no author.", ("class", "note"));
        html.Element("p", chain.Id, ("class", "id")).Close("section");
    }

    private static void WriteStep(ReportPage page, ChainStep step)
    {
        var html = page.Html;
        html.Open("li").Open("p", ("class", "when"));
        if (step.First is { } first)
            page.Clock.Write(html, first);
        else
            html.Text("No time in the source");
        if (step.TimeNote.Length > 0)
            html.Text($", {step.TimeNote}");
        if (step.Calendar.Length > 0)
            html.Text(" · ").Foreign(step.Calendar, 200);
        html.Close("p").Open("p", ("class", "what"));
        html.Element("b", StageWords.Title(step.Stage)).Text(": ").Foreign(step.Sentence, 700);
        foreach (string source in step.Sources.Take(3))
            Source(page, source);
        html.Close("p").Close("li");
    }

    private static void Source(ReportPage page, string id)
    {
        int incident = page.Report.Incidents.TakeWhile(i => i.Id != id).Count();
        if (incident < page.Report.Incidents.Count)
        {
            page.Html.Text(" ").Element("a", $"incident {incident + 1}", ("href", $"#incident-{incident + 1}"));
            return;
        }

        int sighting = page.Report.Sightings.TakeWhile(s => s.Id != id).Count();
        if (SightingsSection.Shows(page.Report, sighting))
            page.Html.Text(" ").Element("a", $"evidence {sighting + 1}", ("href", $"#sighting-{sighting + 1}"));
    }

    private static void Texts(HtmlWriter html, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        html.Open("div").Element("dt", name);
        foreach (string text in texts.Take(MostReasons))
            html.Open("dd").Foreign(text, 400).Close("dd");
        if (texts.Count > MostReasons)
            html.Element("dd", ReportNumbers.More(texts.Count - MostReasons, "reason", "chains.json"));
        html.Close("div");
    }
}
