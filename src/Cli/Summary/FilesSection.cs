using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;

namespace Tocsin.Cli.Summary;

/// <summary>What was written, what to open first, and what to type next.</summary>
public static class FilesSection
{
    private static readonly string[] First = ["report.html", "incidents.json", "findings.ndjson"];

    /// <summary>Writes the section.</summary>
    public static void Write(Page page, ScanReport report, SummaryContext context)
    {
        if (context.OutDirectory is not null)
        {
            page.Heading("Files");
            page.Paragraph($"in [bold]{SafeText.Markup(context.OutDirectory)}[/]");
            int width = context.Files.Select(f => f.Name.Length).DefaultIfEmpty(12).Max();
            foreach (var file in context.Files.OrderBy(Rank).ThenBy(f => f.Name, StringComparer.Ordinal))
            {
                string advice = string.Equals(file.Name, First[0], StringComparison.Ordinal) ? "open this first: " : "";
                page.Labelled(file.Name, SafeText.Markup(advice + file.Describes), width);
            }

            if (!report.Revealed && report.Accounts > 0)
                page.Paragraph("[dim]Accounts are pseudonyms in these files; --reveal shows them as they are.[/]");
        }

        if (context.NextSteps.Count == 0)
            return;
        page.Heading("Next");
        foreach (var (purpose, command) in context.NextSteps)
        {
            page.Paragraph(SafeText.Markup(purpose));
            page.Paragraph($"[bold]{SafeText.Markup(command)}[/]", 6);
        }
    }

    // What people read comes first, what nobody may see comes last.
    private static int Rank(WrittenFile file)
    {
        int rank = Array.IndexOf(First, file.Name);
        return rank >= 0 ? rank : file.Name.Contains('/', StringComparison.Ordinal) ? First.Length + 1 : First.Length;
    }
}
