using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Findings about content and background, after the incidents and headed so that nobody takes the accounts in them for accused.</summary>
internal static class ContextSection
{
    private const int MostListed = 20;

    public static void Write(ReportPage page)
    {
        WriteList(
            page, Bearing.Content, "content", "What was spread",
            "This is about content, and accuses nobody: accounts that passed it on may have done so in good faith.");
        WriteList(
            page, Bearing.Background, "background", "Background",
            "This helps to judge the rest. It is found in ordinary traffic too, raises no alarm, and is no verdict on anybody.");
    }

    /// <summary>The findings about context that share an account or an object with an incident.</summary>
    public static IReadOnlyList<string> Touching(ReportPage page, Incident incident)
    {
        if (page.Report.Context.Count == 0)
            return [];
        var accounts = incident.Accounts.Select(a => a.Account).ToHashSet(StringComparer.Ordinal);
        var objects = page.FindingsOf(incident).SelectMany(f => f.Objects).Select(o => (o.Kind, o.Value)).ToHashSet();
        return
        [
            .. page.Report.Context
                .Where(c => c.Accounts.Any(a => accounts.Contains(a.Account)) || c.Objects.Any(o => objects.Contains((o.Kind, o.Value))))
                .Take(5).Select(c => $"{c.Sentence} ({c.Detector})"),
        ];
    }

    private static void WriteList(ReportPage page, Bearing bearing, string id, string title, string lead)
    {
        var findings = page.Report.Context.Where(f => f.Bearing == bearing).ToList();
        if (findings.Count == 0)
            return;
        var html = page.Html;
        html.Open("section").Element("h2", title, ("id", id)).Element("p", lead);
        foreach (var group in findings.GroupBy(f => f.Detector, StringComparer.Ordinal))
        {
            html.Open("h3").Foreign(group.Key, 80).Close("h3");
            foreach (var finding in group.Take(MostListed))
            {
                html.Open("p", ("class", "claim")).Foreign(finding.Sentence, 1000).Close("p");
                ExplanationPartWriter.Write(page, finding);
            }

            if (group.Count() > MostListed)
                html.Element("p", ReportNumbers.More(group.Count() - MostListed, "finding", "context.ndjson"), ("class", "rest"));
        }

        html.Close("section");
    }
}
