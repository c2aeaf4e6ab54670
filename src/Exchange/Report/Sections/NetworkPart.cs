using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>How a finding's network is bound: cohesion, each trace's share, who leads in time.</summary>
internal static class NetworkPart
{
    private const int MostLeaders = 5;

    public static void Write(HtmlWriter html, Finding finding)
    {
        if (finding.Layers.Count == 0)
            return;
        html.Element("h4", "What binds them");
        if (finding.Cohesion is { } cohesion)
        {
            html.Element(
                "p",
                $"{ReportNumbers.Percent(cohesion.Density)} of all possible pairs are tied. The innermost core has {ReportNumbers.Count(cohesion.CoreAccounts)} accounts, " +
                $"each tied to at least {ReportNumbers.Count(cohesion.Core)} others in it.");
        }

        if (finding.Layers.Count > 1)
        {
            var table = new ReportTable(html, "Each trace's part in the network", "Trace", "#Pairs", "#Share", "#Accounts", "#Bound by this alone");
            foreach (var layer in finding.Layers)
            {
                table.Row().Foreign(layer.Trace, 40)
                    .Cell(ReportNumbers.Count(layer.Pairs))
                    .Cell(ReportNumbers.Percent(layer.Share))
                    .Cell(ReportNumbers.Count(layer.Accounts))
                    .Cell(ReportNumbers.Count(layer.OnlyHere))
                    .EndRow();
            }

            table.End();
        }

        WriteLeaders(html, finding);
    }

    private static void WriteLeaders(HtmlWriter html, Finding finding)
    {
        var leaders = finding.Accounts.Where(a => a.Leads).OrderBy(a => a.LeadP).ThenByDescending(a => a.Firsts).ThenBy(a => a.Account, StringComparer.Ordinal).ToList();
        if (leaders.Count == 0)
        {
            html.Element("p", "Nobody is first more often than chance explains: no leader in time can be named.");
            return;
        }

        html.Open("p").Text("First more often than chance explains (fewer than 1 in 100 by lot, corrected for the accounts of the group): ");
        for (int i = 0; i < Math.Min(MostLeaders, leaders.Count); i++)
        {
            html.Text(i > 0 ? "; " : "").Foreign(leaders[i].Account, 60)
                .Text($", on {ReportNumbers.Count(leaders[i].Firsts)} objects where a lot gives {ReportNumbers.Amount(Math.Round(leaders[i].FirstsExpected, 1))}");
        }

        html.Text(leaders.Count > MostLeaders ? $"; and {ReportNumbers.Count(leaders.Count - MostLeaders)} more. " : ". ")
            .Text("Who is first may write, relay or give the sign: being early says no more than that.").Close("p");
    }
}
