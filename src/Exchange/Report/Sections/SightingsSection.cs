using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Everything that was seen in names, mail, logs, dumps and pages, each with its reasons, evidence and innocent explanations.</summary>
internal static class SightingsSection
{
    /// <summary>How many are listed.</summary>
    public const int MostListed = 200;

    private const int MostExhibits = 12;

    public static void Write(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        if (report.Sightings.Count == 0)
            return;
        html.Open("section").Element("h2", "What was seen in names, mail, logs, dumps and pages", ("id", "sightings"));
        AttackStage? stage = null;
        for (int i = 0; i < Math.Min(MostListed, report.Sightings.Count); i++)
        {
            var sighting = report.Sightings[i];
            if (sighting.Stage != stage)
                html.Element("h3", StageWords.Title(sighting.Stage));
            stage = sighting.Stage;
            WriteSighting(page, sighting, i);
        }

        if (report.Sightings.Count > MostListed)
            html.Element("p", ReportNumbers.More(report.Sightings.Count - MostListed, "sighting", "sightings.ndjson"), ("class", "rest"));
        html.Close("section");
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
        html.Text($" · {SeverityWords.Of(sighting.Confidence)} · {sighting.Detector}");
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
