using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Summary;

/// <summary>Prints a scan's result for a person at a terminal.</summary>
/// <remarks>Order: what was read, when it was busy, what was found, the gravest incidents in full, what to open next.</remarks>
public static class ReportPrinter
{
    /// <summary>Incidents that are told in full.</summary>
    public const int InFull = 3;

    /// <summary>Prints the summary.</summary>
    public static void Print(ScanReport report, SummaryContext context, Terminal terminal)
    {
        using var page = new Page(terminal);
        var clock = new ZonedClock(report.TimeZone);
        HeaderSection.Write(page, report, clock);
        ActivitySection.Write(page, report, clock);
        ChainSection.Write(page, report, clock);
        if (report.Incidents.Count == 0)
        {
            NothingFoundSection.Write(page, report);
        }
        else
        {
            IncidentTable.Write(page, report, clock);
            for (int i = 0; i < Math.Min(InFull, report.Incidents.Count); i++)
                IncidentSection.Write(page, report, i, clock);
        }

        ContextSection.Write(page, report);
        FilesSection.Write(page, report, context);
        page.Print();
    }
}
