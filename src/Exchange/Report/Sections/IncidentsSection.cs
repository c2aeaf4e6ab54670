using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Charts;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>The incidents in detail; of many, the gravest in full and the others in brief.</summary>
internal static class IncidentsSection
{
    private const int InFull = 10;
    private const int LargePictures = 4;
    private const int InBrief = 200;
    private const int MostNodes = 300;
    private const int MostEdges = 1500;
    private const int MostFindings = 5;
    private const int MostAccounts = 25;

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        for (int i = 0; i < Math.Min(report.Incidents.Count, InFull + InBrief); i++)
        {
            var incident = report.Incidents[i];
            html.Open("section", ("class", i < InFull ? "incident" : "incident brief"));
            WriteHead(page, incident, i);
            if (i < InFull)
                WriteDetail(page, incident, i < LargePictures ? 1 : 3);
            else
                html.Element("p", "In brief here; accounts, objects and evidence are in incidents.json and findings.ndjson.", ("class", "rest"));
            html.Element("p", incident.Id, ("class", "id")).Close("section");
        }

        if (report.Incidents.Count > InFull + InBrief)
            html.Element("p", ReportNumbers.More(report.Incidents.Count - InFull - InBrief, "incident", "incidents.json"), ("class", "rest"));
    }

    private static void WriteHead(ReportPage page, Incident incident, int index)
    {
        var html = page.Html;
        html.Open("p", ("class", "eyebrow")).Text($"Incident {index + 1}").Close("p");
        html.Open("h2", ("id", $"incident-{index + 1}")).Foreign(incident.Title, 200).Close("h2");
        html.Open("p", ("class", "facts"));
        var declared = DeclaredGroups.Of(incident, page.Report);
        SeverityWords.Write(html, incident.Severity, declared.Count > 0);
        html.Text(" ");
        page.Clock.Write(html, incident.FirstAct);
        html.Text(" to ");
        page.Clock.Write(html, incident.LastAct);
        html.Text($" · {ReportNumbers.Count(incident.Accounts.Count, "account")} · {ReportNumbers.Count(incident.PostTotal, "post")}");
        html.Close("p");
        html.Open("p", ("class", "summary")).Foreign(incident.Summary, 2000).Close("p");
        html.Open("dl", ("class", "about"));
        Texts(html, "Declared by the election profile as openly one organisation", declared);
        Texts(html, "Why this severity", incident.SeverityReasons);
        Texts(html, "On the calendar", [.. incident.Calendar.Select(c => c.Text)]);
        Texts(html, "Touches", [.. incident.Subjects.Take(8).Select(s => $"{s.Name} ({ReportNumbers.Count(s.Posts, "post")})")]);
        Texts(html, "Outlets shared", [.. incident.Outlets.Take(8).Select(o => $"{o.Name}, {o.Status} ({ReportNumbers.Count(o.Posts, "post")})")]);
        Texts(html, "Platforms", incident.Platforms.Count == 0 ? [] : [string.Join(", ", incident.Platforms)]);
        Texts(html, "Languages", incident.Languages.Count == 0 ? [] : [string.Join(", ", incident.Languages)]);
        Texts(html, "Joined because of", incident.JoinedBecause);
        Texts(html, "Context it shares accounts or objects with", ContextSection.Touching(page, incident));
        Texts(html, "How far it broke out", [Breakout(incident.Breakout), incident.Breakout.Reason]);
        html.Close("dl");
    }

    private static string Breakout(BreakoutProposal breakout) => breakout.Category is >= 1 and <= 6
        ? $"Category {breakout.Category} of 6 on the Breakout Scale, proposed; a person must confirm it."
        : "The data cannot tell its category on the Breakout Scale.";

    private static void Texts(HtmlWriter html, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        html.Open("div").Element("dt", name);
        foreach (string text in texts)
            html.Open("dd").Foreign(text, 500).Close("dd");
        html.Close("div");
    }

    private static void WriteDetail(ReportPage page, Incident incident, int shrink)
    {
        var findings = page.FindingsOf(incident);
        WriteNetwork(page, incident, findings, shrink);
        int number = 0;
        foreach (var finding in findings.Take(MostFindings))
            FindingPart.Write(page, finding, findings.Count > 1 ? ++number : 0);
        if (findings.Count > MostFindings)
            page.Html.Element("p", ReportNumbers.More(findings.Count - MostFindings, "finding", "findings.ndjson"), ("class", "rest"));
        if (!findings.Any(f => f.Objects.Any(o => o.Kind is "text")))
            SamplePosts.WritePlain(page, incident.Samples);
        AccountsTable.Write(page, incident.Accounts, MostAccounts, "incidents.json");
    }

    private static void WriteNetwork(ReportPage page, Incident incident, IReadOnlyList<Finding> findings, int shrink)
    {
        var graph = NetworkGraph.Of(incident.Accounts, findings, MostNodes / shrink, MostEdges / shrink);
        if (graph.Edges.Count == 0)
            return;
        var html = page.Html;
        int core = incident.Accounts.Count(NetworkPicture.IsCore);
        html.Element("h3", "Who acted with whom").Open("figure", ("class", "net"));
        NetworkPicture.Write(
            html, graph,
            $"Network of {ReportNumbers.Count(graph.Nodes.Count, "account")} and {ReportNumbers.Count(graph.Edges.Count, "pair")} " +
            $"that acted together more often than chance explains; {ReportNumbers.Count(core)} form the core.");
        html.Open("figcaption").Open("ul", ("class", "legend"));
        if (core > 0)
            Key("core", $"Core: {ReportNumbers.Count(core, "account")}, tightly bound");
        if (core < incident.Accounts.Count)
            Key("edge", $"Periphery: {ReportNumbers.Count(incident.Accounts.Count - core, "account")}, loosely bound");
        if (NetworkPicture.LeadersOf(graph.Nodes).Count > 0)
            Key("lead", "Most often the first to act");
        html.Close("ul");
        html.Text("A line joins two accounts that acted together; the heavier, the more objects they share. ");
        if (graph.Nodes.Count < incident.Accounts.Count || graph.Edges.Count < graph.AllEdges)
        {
            html.Text($"Drawn: {ReportNumbers.Count(graph.Nodes.Count)} of {ReportNumbers.Count(incident.Accounts.Count)} accounts and " +
                      $"{ReportNumbers.Count(graph.Edges.Count)} of {ReportNumbers.Count(graph.AllEdges)} pairs, the strongest. All are in network.graphml.");
        }

        html.Close("figcaption").Close("figure");

        void Key(string kind, string text) => html.Open("li")
            .Open("svg", ("class", "network key"), ("width", "26"), ("height", "26"), ("aria-hidden", "true"))
            .Void("circle", ("class", kind), ("cx", "13"), ("cy", "13"), ("r", kind == "lead" ? "10" : "6")).Close("svg")
            .Text(text).Close("li");
    }
}
