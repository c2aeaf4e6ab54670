using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Findings that belong to no incident: openly declared groups, and whatever else stands alone.</summary>
internal static class LooseFindingsSection
{
    private const int MostListed = 20;

    public static void Write(ReportPage page)
    {
        WriteList(page, page.Others, "others", "Further findings", "These stand alone: they share no account, object or text with another finding.");
        WriteList(
            page, page.Declared, "declared", "Openly declared groups",
            "The election profile says that these accounts openly belong together. Their coordination is shown, not hidden, and not counted as an incident.");
    }

    private static void WriteList(ReportPage page, IReadOnlyList<Finding> findings, string id, string title, string lead)
    {
        if (findings.Count == 0)
            return;
        var html = page.Html;
        html.Open("section").Element("h2", title, ("id", id)).Element("p", lead);
        var table = new ReportTable(html, title, "What happened", "Declared as", "#Accounts", "#Objects", "#Posts", "First act", "Confidence");
        foreach (var finding in findings.Take(MostListed))
        {
            table.Row().Foreign(finding.Sentence, 300)
                .Foreign(finding.DeclaredAs ?? "not declared", 120)
                .Cell(ReportNumbers.Count(finding.Accounts.Count))
                .Cell(ReportNumbers.Count(finding.ObjectTotal))
                .Cell(ReportNumbers.Count(finding.PostTotal))
                .Time(page.Clock, finding.FirstAct)
                .Cell(finding.Confidence.ToString().ToLowerInvariant())
                .EndRow();
        }

        table.End(MostListed, findings.Count, "finding", "findings.ndjson");
        html.Close("section");
    }
}
