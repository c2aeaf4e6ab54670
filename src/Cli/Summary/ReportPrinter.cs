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
        SightingsSection.Write(page, report);
        // Without posts there is nothing to say of accounts; without anything at all that has to be said.
        if (report.Inputs.Count > 0 || report.Evidence.Count == 0)
            Incidents(page, report, clock);
        ContextSection.Write(page, report);
        FilesSection.Write(page, report, context);
        page.Print();
    }

    private static void Incidents(Page page, ScanReport report, ZonedClock clock)
    {
        if (report.Incidents.Count == 0)
        {
            NothingFoundSection.Write(page, report);
            return;
        }

        IncidentTable.Write(page, report, clock);
        for (int i = 0; i < Math.Min(InFull, report.Incidents.Count); i++)
            IncidentSection.Write(page, report, i, clock);
    }
}
