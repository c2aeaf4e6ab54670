using Spectre.Console;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>All incidents on one line each, the gravest first.</summary>
public static class IncidentTable
{
    private const int Shown = 15;

    /// <summary>Writes the section.</summary>
    public static void Write(Page page, ScanReport report, ZonedClock clock)
    {
        page.Heading($"{Words.Count(report.Incidents.Count, "incident")} from {Words.Count(report.Findings.Count, "finding")}");
        var table = page.NewTable("#", "Severity", "Incident", "Accounts", "Posts", "First act", "Subjects");
        foreach (int numeric in new[] { 0, 3, 4 })
            table.Columns[numeric].RightAligned();
        foreach (int tight in new[] { 0, 1, 3, 4, 5 })
            table.Columns[tight].NoWrap();
        bool years = report.FirstPost?.Year != report.LastPost?.Year;
        for (int i = 0; i < Math.Min(Shown, report.Incidents.Count); i++)
            Row(table, i, report.Incidents[i], moment => years ? clock.Day(moment) : clock.Compact(moment));
        page.Add(table);
        if (report.Incidents.Count > Shown)
            page.Paragraph($"and {Words.Count(report.Incidents.Count - Shown, "more incident")} in the report", 2);
    }

    private static void Row(Table table, int index, Incident incident, Func<DateTimeOffset, string> moment) => table.AddRow(
        new Markup(Words.Count(index + 1)),
        new Markup(incident.Severity.Markup()),
        new Markup(SafeText.Markup(SafeText.Shorten(incident.Title, 120))),
        new Markup(Words.Count(incident.Accounts.Count)),
        new Markup(Words.Count(incident.PostTotal)),
        new Markup(SafeText.Markup(moment(incident.FirstAct))),
        new Markup(SafeText.Markup(Subjects(incident))));

    private static string Subjects(Incident incident)
    {
        if (incident.Subjects.Count == 0)
            return "none named";
        string first = SafeText.Shorten(incident.Subjects[0].Name, 28);
        return incident.Subjects.Count > 1 ? $"{first} +{incident.Subjects.Count - 1}" : first;
    }
}
