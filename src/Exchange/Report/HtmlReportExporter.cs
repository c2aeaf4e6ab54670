using System.Text;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Sections;

namespace Tocsin.Exchange.Report;

/// <summary>The report for people: one HTML file without scripts that asks nothing of any network, to read, print and forward.</summary>
public sealed class HtmlReportExporter : IExporter
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

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
        html.Doctype().Open("html", ("lang", "en"));
        WriteHead(html, report);
        html.Open("body").Element("a", "Skip to the report", ("class", "skip"), ("href", "#report"));
        html.Open("header", ("class", "masthead")).Open("div", ("class", "wrap"))
            .Element("span", "Tocsin", ("class", "brand")).Element("span", "Scan report", ("class", "kind"))
            .Close("div").Close("header");
        html.Open("main", ("id", "report"), ("class", "wrap"));
        SummarySection.Write(page);
        ChainsSection.Write(page);
        CalendarSection.Write(page);
        IncidentsSection.Write(page);
        SightingsSection.Write(page);
        LooseFindingsSection.Write(page);
        ContextSection.Write(page);
        MethodSection.Write(page);
        InputsSection.Write(page);
        html.Close("main");
        html.Open("footer").Open("div", ("class", "wrap"))
            .Element("p", $"Made by Tocsin {report.Version}. Software proposes; people characterise, approve and sign.")
            .Close("div").Close("footer").Close("body").Close("html").End();
    }

    private static void WriteHead(HtmlWriter html, ScanReport report)
    {
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("name", "referrer"), ("content", "no-referrer"))
            .Void("meta", ("name", "robots"), ("content", "noindex"))
            .Open("title").Text(SummarySection.Title(report)).Close("title")
            .Style(ReportStyle.Css)
            .Close("head");
    }
}
