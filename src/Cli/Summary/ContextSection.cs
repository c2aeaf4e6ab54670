using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>What was spread and other background, in brief: it helps to judge the incidents and accuses nobody.</summary>
public static class ContextSection
{
    private const int SentencesShown = 3;

    /// <summary>Writes the section; nothing where there is no such finding.</summary>
    public static void Write(Page page, ScanReport report)
    {
        if (report.Context.Count == 0)
            return;
        page.Heading("For context, accusing nobody");
        foreach (var group in report.Context.GroupBy(f => f.Detector, StringComparer.Ordinal))
        {
            page.Paragraph($"{SafeText.Markup(group.Key)}: {Words.Count(group.Count(), "finding")}");
            foreach (var finding in group.Take(SentencesShown))
                page.Labelled("-", SafeText.Markup(finding.Sentence), 1, 4);
        }

        page.Paragraph($"[dim]{SafeText.Markup("All in context.ndjson. People pass things on in good faith: nothing here says that an account did wrong.")}[/]");
    }
}
