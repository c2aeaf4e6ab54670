using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Sections;

namespace Tocsin.Exchange.Report;

/// <summary>The report for people: one HTML file without scripts that asks nothing of any network, to read, print and forward.</summary>
public sealed class HtmlReportExporter : IExporter
{
    /// <inheritdoc />
    public string FileName => "report.html";

    /// <inheritdoc />
    public string Describes => "the report for people: self-contained, printable, to be forwarded";

    /// <inheritdoc />
    public void Write(ScanReport report, RejectionLog rejections, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(rejections);
        ArgumentNullException.ThrowIfNull(output);
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var html = new HtmlWriter(text);
        var page = new ReportPage(report, rejections, html);
        PageShell.Open(html, SummarySection.Title(report), "Scan report", "report", "Skip to the report");
        SummarySection.Write(page);
        ChainsSection.Write(page);
        CalendarSection.Write(page);
        IncidentsSection.Write(page);
        SightingsSection.Write(page);
        LooseFindingsSection.Write(page);
        ContextSection.Write(page);
        MethodSection.Write(page);
        InputsSection.Write(page);
        PageShell.Close(html, $"Made by Tocsin {report.Version}. Software proposes; people characterise, approve and sign.");
    }
}
