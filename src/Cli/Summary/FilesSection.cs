using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>What was written, what to open first, and what to type next.</summary>
public static class FilesSection
{
    private static readonly Dictionary<string, string> Meaning = new(StringComparer.Ordinal)
    {
        ["report.html"] = "open this first: everything on one page, to read, print and forward",
        ["incidents.json"] = "the incidents, for programs",
        ["findings.ndjson"] = "every finding with its evidence, one a line",
        ["edges.csv"] = "who acted with whom, for a spreadsheet",
        ["network.graphml"] = "the network, for Gephi",
        ["bundle.json"] = "STIX 2.1, for threat-intelligence platforms",
        ["rejected.ndjson"] = "each record that was not taken, with file, line and reason",
        ["private/pseudonyms.csv"] = "who is behind each pseudonym: keep it to yourself",
    };

    /// <summary>Writes the section.</summary>
    public static void Write(Page page, ScanReport report, SummaryContext context)
    {
        if (context.OutDirectory is not null)
        {
            page.Heading("Files");
            page.Paragraph($"in [bold]{SafeText.Markup(context.OutDirectory)}[/]");
            int width = context.Files.Select(f => f.Length).DefaultIfEmpty(12).Max();
            foreach (string file in context.Files.OrderBy(Rank).ThenBy(f => f, StringComparer.Ordinal))
                page.Labelled(file, SafeText.Markup(Meaning.GetValueOrDefault(file, "")), width);
            if (!report.Revealed && report.Accounts > 0)
                page.Paragraph("[dim]Accounts are pseudonyms in these files; --reveal shows them as they are.[/]");
        }

        if (context.NextSteps.Count == 0)
            return;
        page.Heading("Next");
        foreach (var (command, purpose) in context.NextSteps)
        {
            page.Paragraph(SafeText.Markup(purpose));
            page.Paragraph($"[bold]{SafeText.Markup(command)}[/]", 6);
        }
    }

    private static int Rank(string file)
    {
        int rank = 0;
        foreach (string known in Meaning.Keys)
        {
            if (string.Equals(known, file, StringComparison.Ordinal))
                return rank;
            rank++;
        }

        return rank;
    }
}
