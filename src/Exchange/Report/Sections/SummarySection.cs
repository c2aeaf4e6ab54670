using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Title, period, verdict, key figures, and the incidents at a glance.</summary>
internal static class SummarySection
{
    private const int MostListed = 30;

    public static string Title(ScanReport report) =>
        report.Election is { } election ? VisibleText.Cut(election.Name, 200, out _) : "Scan without an election profile";

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        html.Open("h1").Foreign(Title(report), 200).Close("h1");
        WritePeriod(page);
        html.Open("div", ("class", report.Incidents.Count == 0 && report.Chains.Count == 0 ? "verdict calm" : "verdict"));
        if (Chains(report) is { Length: > 0 } chains)
            html.Element("p", chains, ("class", "lead"));
        if (!EvidenceAlone(report))
            html.Element("p", Verdict(report), ("class", "lead"));
        html.Element("p", EvidenceAlone(report) ? "No posts were given, so nothing is said about accounts that act together." : Meaning(page));
        html.Close("div");
        WriteFigures(html, report);
        if (report.Incidents.Count > 0)
            WriteGlance(page);
        WriteContents(page);
    }

    /// <summary>What the hacking half saw and how it joins; empty where nothing of it was read.</summary>
    public static string Chains(ScanReport report) => report.Chains.Count switch
    {
        0 when report.EvidenceRuns.Count == 0 => "",
        0 when report.Sightings.Count == 0 => "Nothing was seen in the names, mail, logs, dumps or pages that were given.",
        0 => $"{ReportNumbers.Count(report.Sightings.Count, "sighting")} in names, mail, logs, dumps or pages; nothing joins them into one attack.",
        1 => $"One attack in {ReportNumbers.Word(report.Chains[0].Steps.Count)} steps was put together, of severity {SeverityWords.Of(report.Chains[0].Severity).ToLowerInvariant()}: {Path(report.Chains[0])}.",
        var n => $"{ReportNumbers.Capital(ReportNumbers.Word(n))} attacks were put together; the gravest has {ReportNumbers.Word(report.Chains[0].Steps.Count)} steps and severity {SeverityWords.Of(report.Chains[0].Severity).ToLowerInvariant()}: {Path(report.Chains[0])}.",
    };

    private static bool EvidenceAlone(ScanReport report) => report.Inputs.Count == 0 && report.Evidence.Count > 0;

    private static string Path(AttackChain chain) =>
        string.Join(", then ", chain.Steps.Select(s => s.Stage).Distinct().Select(s => StageWords.Title(s).ToLowerInvariant()));

    /// <summary>The whole result in one sentence.</summary>
    public static string Verdict(ScanReport report)
    {
        if (report.Posts == 0)
            return "No post could be read, so nothing can be said.";
        var covert = report.Incidents.Where(i => DeclaredGroups.Of(i, report).Count == 0).ToList();
        int count = covert.Count;
        if (count == 0)
        {
            return report.Incidents.Count == 0
                ? "Nothing coordinated was found at the stated error rate. That is not proof of absence."
                : "Only openly declared groups were found to act together at the stated error rate. That is not proof that nothing else is there.";
        }

        var gravest = covert.Max(i => i.Severity);
        int grave = covert.Count(i => i.Severity == gravest);
        string level = SeverityWords.Of(gravest).ToLowerInvariant();
        string found = count == 1
            ? "One incident of coordinated behaviour was found"
            : $"{ReportNumbers.Capital(ReportNumbers.Word(count))} incidents of coordinated behaviour were found";
        return gravest == Severity.Info ? found + ", for the record."
            : count == 1 ? $"{found}; its severity is {level}."
            : $"{found}, {(grave == count ? "all" : ReportNumbers.Word(grave))} of {level} severity.";
    }

    private static string Meaning(ReportPage page)
    {
        var report = page.Report;
        if (report.Posts == 0)
            return "Look at the inputs and the rejected records below: each has its reason and a remedy.";
        if (report.Incidents.Count == 0)
        {
            return "Coordination that is rare, slow, or spread over accounts that are not in the data stays invisible here. " +
                   "What each detector looked at, and where the data did not suffice, stands under the method.";
        }

        long posts = report.Incidents.Sum(i => (long)i.PostTotal);
        int accounts = Involved(report);
        return $"{ReportNumbers.Count(accounts, "account")} took part with {ReportNumbers.Count(posts, "post")}, " +
               $"{ReportNumbers.Percent(Math.Min(1, posts / (double)Math.Max(1, report.Posts)))} of all posts read. They acted together {Closeness(page)} " +
               "That shows coordination; it does not show who directs it, or why." + Declared(report);
    }

    /// <summary>No stronger than the surest finding behind an incident.</summary>
    private static string Closeness(ReportPage page)
    {
        var surest = page.Report.Incidents.SelectMany(page.FindingsOf).Select(f => f.Confidence).DefaultIfEmpty(Confidence.Low).Max();
        return surest switch
        {
            Confidence.High => "far more closely than their habits and the news of the day explain.",
            Confidence.Moderate => "more closely than their habits and the news of the day explain.",
            _ => "more often than their habits and the news of the day explain, though chance is not firmly excluded.",
        };
    }

    private static string Declared(ScanReport report) => report.Incidents.Count(i => DeclaredGroups.Of(i, report).Count > 0) switch
    {
        0 => "",
        1 => " One of the incidents listed below is a group that the election profile declares as openly one organisation.",
        var n => $" {ReportNumbers.Capital(ReportNumbers.Word(n))} of the incidents listed below are groups that the election profile " +
                 "declares as openly one organisation.",
    };

    private static int Involved(ScanReport report) =>
        report.Incidents.SelectMany(i => i.Accounts).Select(a => a.Account).Distinct(StringComparer.Ordinal).Count();

    private static void WritePeriod(ReportPage page)
    {
        var (html, report, clock) = (page.Html, page.Report, page.Clock);
        html.Open("p", ("class", "period"));
        if (report.FirstPost is { } first && report.LastPost is { } last)
        {
            html.Text("Posts from ");
            Moment(html, clock, first);
            html.Text(" to ");
            Moment(html, clock, last);
            html.Text(". ");
        }

        if (!clock.Known)
            html.Text("Times are in UTC: this machine does not know the time zone ").Foreign(clock.Wanted, 60).Text(".");
        else if (clock.Name is "UTC" or "Etc/UTC")
            html.Text("Times are in UTC.");
        else
            html.Text($"Times are those of {clock.Name}; the tooltip of each gives UTC.");
        html.Close("p");
    }

    private static void Moment(HtmlWriter html, ReportClock clock, DateTimeOffset time)
    {
        string utc = Json.OutputTimes.Utc(time);
        html.Element("time", clock.Day(time), ("datetime", utc), ("title", $"{utc} (UTC)"));
    }

    private static void WriteFigures(HtmlWriter html, ScanReport report)
    {
        html.Open("dl", ("class", "figures"));
        foreach (var run in report.EvidenceRuns)
            Figure(html, $"{ReportNumbers.Capital(run.Unit)} looked at", run.Read);
        if (EvidenceAlone(report))
        {
            Figure(html, "Sightings", report.Sightings.Count);
            Figure(html, "Records rejected", report.Rejected.Sum(r => r.Value));
            html.Close("dl");
            return;
        }

        Figure(html, "Incidents", report.Incidents.Count);
        Figure(html, "Accounts involved", Involved(report));
        Figure(html, "Findings behind them", report.Incidents.SelectMany(i => i.Findings).Distinct(StringComparer.Ordinal).Count());
        Figure(html, "Posts read", report.Posts);
        Figure(html, "Accounts read", report.Accounts);
        Figure(html, "Records rejected", report.Rejected.Sum(r => r.Value));
        html.Close("dl");
    }

    private static void Figure(HtmlWriter html, string name, long value) =>
        html.Open("div").Element("dt", name).Element("dd", ReportNumbers.Count(value)).Close("div");

    private static void WriteGlance(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        html.Element("h2", "The incidents at a glance", ("id", "glance"));
        var table = new ReportTable(html, "Incidents, the gravest first", "Incident", "Severity", "First act", "Lasted", "#Accounts", "#Posts");
        for (int i = 0; i < Math.Min(report.Incidents.Count, MostListed); i++)
        {
            var incident = report.Incidents[i];
            string anchor = $"#incident-{i + 1}";
            table.Row()
                .Cell(h => h.Open("a", ("href", anchor)).Text($"{i + 1}. ").Brief(incident.Title, 140).Close("a"))
                .Cell(h => SeverityWords.Write(h, incident.Severity, DeclaredGroups.Of(incident, report).Count > 0))
                .Time(page.Clock, incident.FirstAct)
                .Cell(ReportNumbers.Length(incident.LastAct - incident.FirstAct))
                .Cell(ReportNumbers.Count(incident.Accounts.Count))
                .Cell(ReportNumbers.Count(incident.PostTotal))
                .EndRow();
        }

        table.End(MostListed, report.Incidents.Count, "incident", "incidents.json");
    }

    private static void WriteContents(ReportPage page)
    {
        var html = page.Html;
        html.Open("nav", ("class", "contents"), ("aria-label", "Contents")).Open("ul");
        if (page.Report.Chains.Count > 0)
            Link("chain-1", page.Report.Chains.Count == 1 ? "The attack chain" : "The attack chains");
        if (page.Report.EvidenceRuns.Count > 0)
            Link("sightings", "What was seen in names, mail, logs, dumps and pages");
        if (!EvidenceAlone(page.Report))
            Link("calendar", "On the calendar");
        if (page.Report.Incidents.Count > 0)
            Link("incident-1", "The incidents in detail");
        if (page.Others.Count > 0)
            Link("others", "Further findings");
        if (page.Declared.Count > 0)
            Link("declared", "Openly declared groups");
        Link("method", "How this was done and what it cannot show");
        Link("inputs", "What was read");
        Link("rejected", "What was rejected");
        html.Close("ul").Close("nav");

        void Link(string id, string text) => html.Open("li").Element("a", text, ("href", "#" + id)).Close("li");
    }
}
