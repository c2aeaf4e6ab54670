using Tocsin.Engine.Model;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>What was read, with the hashes that anchor every line reference, and what was rejected.</summary>
internal static class InputsSection
{
    private const int MostInputs = 50;

    public static void Write(ReportPage page)
    {
        WriteInputs(page);
        WriteRejected(page);
    }

    private static void WriteInputs(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        html.Open("section").Element("h2", "What was read", ("id", "inputs"));
        html.Element("p", "The SHA-256 fingerprint of each file proves which bytes were read: every line number in these results refers to them.");
        WriteEvidence(page);
        if (report.Inputs.Count == 0 && report.Evidence.Count > 0)
        {
            html.Close("section");
            return;
        }

        var table = new ReportTable(html, "Input files", "File", "Format", "#Size", "#Posts", "#Rejected", "SHA-256");
        foreach (var input in report.Inputs.Take(MostInputs))
        {
            table.Row().Foreign(input.Path, 120).Foreign(input.Format.Length > 0 ? input.Format : "not read", 40).Cell(ReportNumbers.Bytes(input.Bytes))
                .Cell(ReportNumbers.Count(input.Posts)).Cell(ReportNumbers.Count(input.Rejected))
                .Cell(h => h.Element("code", input.Sha256, ("class", "sha"))).EndRow();
        }

        table.End(MostInputs, report.Inputs.Count, "file", "scan.json");
        html.Close("section");
    }

    private static void WriteEvidence(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        if (report.Evidence.Count == 0)
            return;
        var table = new ReportTable(html, "Names, mail, logs, dumps and pages", "File or directory", "Given as", "#Files", "#Size", "SHA-256");
        foreach (var evidence in report.Evidence.Take(MostInputs))
        {
            table.Row().Foreign(evidence.Path, 120).Cell(evidence.Kind).Cell(ReportNumbers.Count(evidence.Files)).Cell(ReportNumbers.Bytes(evidence.Bytes))
                .Cell(h => h.Element("code", evidence.Sha256.Length > 0 ? evidence.Sha256 : "not all could be read", ("class", "sha"))).EndRow();
        }

        table.End(MostInputs, report.Evidence.Count, "file", "scan.json");
        html.Element("p", "Of a directory it is the fingerprint of the list that sha256sum makes of its files, in order of their names: docs/outputs.md has the command.");
    }

    private static void WriteRejected(ReportPage page)
    {
        var (html, report) = (page.Html, page.Report);
        html.Open("section").Element("h2", "What was rejected", ("id", "rejected"));
        if (report.Rejected.Count == 0)
        {
            html.Element("p", "Nothing: every record was taken.").Close("section");
            return;
        }

        html.Element("p", "These records were not taken; all others were. Each is listed with file and line in rejected.ndjson.");
        var table = new ReportTable(html, "Rejected records by reason", "Reason", "#Records", "What it means and what to do");
        foreach (var (code, count) in report.Rejected)
            table.Row().Foreign(code, 60).Cell(ReportNumbers.Count(count)).Cell(Remedy(code)).EndRow();
        table.End();
        html.Close("section");
    }

    private static string Remedy(string code) => Enum.GetValues<RejectionReason>()
        .Where(r => string.Equals(r.Code(), code, StringComparison.Ordinal)).Select(r => r.Remedy()).FirstOrDefault("see rejected.ndjson");
}
