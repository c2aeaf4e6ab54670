using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>What was looked at in names, mail, logs, dumps and pages, and the surest of what was seen there.</summary>
public static class SightingsSection
{
    private const int Shown = 3;
    private const int ShownBesideChains = 1;
    private const int SentenceShown = 400;

    /// <summary>Writes the section; nothing where nothing of the hacking half was given.</summary>
    public static void Write(Page page, ScanReport report)
    {
        if (report.EvidenceRuns.Count == 0)
            return;
        page.Heading($"{Words.Count(report.Sightings.Count, "sighting")} in names, mail, logs, dumps or pages");
        foreach (var run in report.EvidenceRuns)
            page.Labelled(run.Detector, $"{Words.Count(run.Read)} {SafeText.Markup(run.Unit)} looked at, {Words.Count(run.Seen, "sighting")}", 17);
        if (report.Sightings.Count == 0)
        {
            page.Paragraph("Nothing was seen. That is no all-clear: names, mail and logs that were not given were not looked at.");
            return;
        }

        if (report.Chains.Count == 0)
            page.Paragraph("Nothing specific joins them into one attack.");
        foreach (var group in StageGroup.Of(report))
        {
            page.Gap();
            page.Paragraph($"[bold]{StageWords.Title(group.Stage)}[/]: {group.Confidence}");
            int shown = report.Chains.Count == 0 ? Shown : ShownBesideChains;
            foreach (var sighting in group.Sightings.Take(shown))
                page.Labelled("-", SafeText.Markup(SafeText.Shorten(sighting.Sentence, SentenceShown)), 1, 4);
            if (group.Sightings.Count > shown)
                page.Labelled("", $"[dim]and {Words.Count(group.Sightings.Count - shown)} more in sightings.ndjson[/]", 1, 4);
        }
    }
}
