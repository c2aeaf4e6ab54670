using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Everything that was seen in names, mail, logs, dumps and pages, each with its reasons, evidence and innocent explanations.</summary>
internal static class SightingsSection
{
    private const int MostInFull = 15;
    private const int MostInBrief = 300;
    private const int MostExhibits = 12;

    /// <summary>True when the report shows the sighting at this place of its list, so that one can link to it.</summary>
    public static bool Shows(ScanReport report, int index) =>
        StageGroup.Of(report).Any(g => index >= g.First && index < g.First + Math.Min(g.Sightings.Count, MostInFull + MostInBrief));

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        if (report.EvidenceRuns.Count == 0)
            return;
        html.Open("section").Element("h2", "What was seen in names, mail, logs, dumps and pages", ("id", "sightings"));
        var table = new ReportTable(html, "What was looked at", "Detector", "#Looked at", "Of what", "#Sightings");
        foreach (var run in report.EvidenceRuns)
            table.Row().Cell(run.Detector).Cell(ReportNumbers.Count(run.Read)).Cell(run.Unit).Cell(ReportNumbers.Count(run.Seen)).EndRow();
        table.End();
        if (report.Sightings.Count == 0)
            html.Element("p", "Nothing was seen. That is no all-clear: what was not given was not looked at.");
        foreach (var group in StageGroup.Of(report))
            WriteGroup(page, group);
        html.Close("section");
    }

    private static void WriteGroup(ReportPage page, StageGroup group)
    {
        var html = page.Html;
        html.Element("h3", $"{StageWords.Title(group.Stage)}: {ReportNumbers.Count(group.Sightings.Count)}").Element("p", $"{group.Confidence}, the surest first.");
        for (int i = 0; i < Math.Min(MostInFull, group.Sightings.Count); i++)
            WriteSighting(page, group.Sightings[i], group.First + i);
        int brief = Math.Min(MostInBrief, group.Sightings.Count - MostInFull);
        if (brief <= 0)
            return;
        html.Open("details").Element("summary", $"{ReportNumbers.Count(brief)} more in brief");
        var table = new ReportTable(html, $"{StageWords.Title(group.Stage)}, in brief", "#No", "What was seen", "Confidence", "When", "Where");
        for (int i = MostInFull; i < MostInFull + brief; i++)
            WriteBrief(page, table, group.Sightings[i], group.First + i);
        table.End(brief, group.Sightings.Count - MostInFull, "sighting", "sightings.ndjson");
        html.Close("details");
    }

    private static void WriteBrief(ReportPage page, ReportTable table, Sighting sighting, int index)
    {
        var place = sighting.Exhibits.Count > 0 ? sighting.Exhibits[0] : null;
        table.Row()
            .Cell(h => h.Element("span", ReportNumbers.Count(index + 1), ("id", $"sighting-{index + 1}")))
            .Foreign(sighting.Sentence, 300)
            .Cell(sighting.Confidence.ToString())
            .Cell(h =>
            {
                if (sighting.First is { } first)
                    page.Clock.Write(h, first);
            })
            .Foreign(place is null ? "" : $"{Path.GetFileName(place.File)}{(place.Place.Length > 0 ? ", " : "")}{place.Place}", 80)
            .EndRow();
    }

    private static void WriteSighting(ReportPage page, Sighting sighting, int index)
    {
        var html = page.Html;
        html.Open("div", ("class", "sighting"), ("id", $"sighting-{index + 1}"));
        html.Open("p", ("class", "claim")).Text($"{index + 1}. ").Foreign(sighting.Sentence, 700).Close("p");
        html.Open("p", ("class", "where"));
        if (sighting.First is { } first)
            page.Clock.Write(html, first, seconds: true);
        else
            html.Text("no time in the source");
        if (sighting.TimeNote.Length > 0)
            html.Text($", {sighting.TimeNote}");
        html.Text($" · {SeverityWords.OfSighting(sighting.Confidence)} · {sighting.Detector}");
        if (sighting.Times > 1)
            html.Text($" · seen {ReportNumbers.Count(sighting.Times)} times");
        html.Close("p");
        html.Open("details").Element("summary", "Reasons and evidence");
        List(html, "Why", sighting.Reasons);
        if (sighting.Exhibits.Count > 0)
            Exhibits(html, sighting);
        List(html, "Could also be", sighting.InnocentExplanations);
        html.Element("p", sighting.Id, ("class", "id")).Close("details").Close("div");
    }

    private static void Exhibits(HtmlWriter html, Sighting sighting)
    {
        html.Element("h4", "Where it was seen").Open("ul");
        foreach (var exhibit in sighting.Exhibits.Take(MostExhibits))
        {
            html.Open("li").Foreign(exhibit.File, 200);
            if (exhibit.Place.Length > 0)
                html.Text(", ").Foreign(exhibit.Place, 80);
            if (exhibit.Excerpt.Length > 0)
                html.Text(": ").Open("span", ("class", "words")).Foreign(exhibit.Excerpt, 300).Close("span");
            html.Close("li");
        }

        if (sighting.Exhibits.Count > MostExhibits)
            html.Element("li", ReportNumbers.More(sighting.Exhibits.Count - MostExhibits, "place", "sightings.ndjson"));
        html.Close("ul");
    }

    private static void List(HtmlWriter html, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        html.Element("h4", title).Open("ul");
        foreach (string item in items)
            html.Open("li").Foreign(item, 400).Close("li");
        html.Close("ul");
    }
}
