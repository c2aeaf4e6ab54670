using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>Says honestly what was looked for when nothing was found.</summary>
public static class NothingFoundSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(Page page, ScanReport report)
    {
        page.Heading("No incidents");
        if (report.Posts == 0 && report.Rejected.Sum(r => r.Value) == 0)
        {
            page.Paragraph("There is not a single record in the input, so nothing was tested.");
            return;
        }

        if (report.Posts == 0)
        {
            page.Paragraph(
                "No post could be read, so nothing was tested. The reasons stand above; rejected.ndjson names each file and line. "
                + "If the format is known, name it with --format; if columns have other names, use --map.");
            return;
        }

        string posts = $"{(report.Posts == 1 ? "this" : "these")} {Words.Count(report.Posts, "post")} by {Words.Count(report.Accounts, "account")}";
        // Too little to test is no all-clear, and must not read like one.
        bool tested = report.Detectors.Any(d => !d.Outcome.StartsWith("Insufficient data", StringComparison.OrdinalIgnoreCase));
        page.Paragraph(tested
            ? $"Nothing in {posts} goes beyond what chance and ordinary crowds explain. What was looked for:"
            : $"Nothing could be tested: in {posts}, too few accounts do the same things often enough. This is no all-clear. What was looked for:");
        int width = Math.Max(12, report.Detectors.Select(d => d.Detector.Length).DefaultIfEmpty().Max());
        foreach (var run in report.Detectors)
        {
            page.Labelled(run.Detector, SafeText.Markup(run.Outcome), width);
            foreach (var (name, figure) in run.Figures.Take(8))
                page.Labelled("", $"[dim]{SafeText.Markup($"{name}: {figure}")}[/]", width);
        }

        page.Paragraph(
            "Absence of evidence is not evidence of absence: slow or careful operations, other platforms, deleted posts and "
            + "reworded or translated text stay out of sight here.");
    }
}
