using Tocsin.Cli.Output;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>The attack chains: each step with its time, in order.</summary>
public static class ChainSection
{
    private const int InFull = 3;
    private const int ReasonsShown = 8;
    private const int SentenceShown = 400;

    /// <summary>Writes the section; nothing where nothing joins.</summary>
    public static void Write(Page page, ScanReport report, ZonedClock clock)
    {
        if (report.Chains.Count == 0)
            return;

        page.Heading($"{Words.Count(report.Chains.Count, "attack")} from {Words.Count(report.Sightings.Count, "sighting")} and {Words.Count(report.Incidents.Count, "incident")}");
        foreach (var chain in report.Chains.Take(InFull))
        {
            page.Gap();
            page.Paragraph($"{chain.Severity.Markup()}  [bold]{SafeText.Markup(chain.Title)}[/]", 0);
            foreach (var step in chain.Steps)
            {
                page.Labelled(step.First is { } first ? clock.Minute(first) : "no time", $"[bold]{StageWords.Title(step.Stage)}[/]: {SafeText.Markup(SafeText.Shorten(step.Sentence, SentenceShown))}", 22);
                string when = string.Join("; ", new[] { step.Calendar, step.TimeNote }.Where(t => t.Length > 0));
                if (when.Length > 0)
                    page.Labelled("", $"[dim]{SafeText.Markup(when)}[/]", 22);
            }

            string label = "Joined";
            foreach (string because in chain.JoinedBecause.Take(ReasonsShown))
            {
                page.Labelled(label, SafeText.Markup(SafeText.Shorten(because, SentenceShown)), 22);
                label = "";
            }

            if (chain.JoinedBecause.Count > ReasonsShown)
                page.Labelled("", $"and {Words.Count(chain.JoinedBecause.Count - ReasonsShown, "more reason")} in chains.json", 22);

            page.Labelled("Severity", SafeText.Markup(string.Join("; ", chain.SeverityReasons)), 22);
        }

        if (report.Chains.Count > InFull)
            page.Paragraph($"and {Words.Count(report.Chains.Count - InFull)} more in chains.json");
    }
}
