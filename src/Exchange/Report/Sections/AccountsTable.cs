using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Charts;

namespace Tocsin.Exchange.Report.Sections;

/// <summary>Who took part.</summary>
internal static class AccountsTable
{
    public static void Write(ReportPage page, IReadOnlyList<Participant> accounts, int most, string file)
    {
        if (accounts.Count == 0)
            return;
        var html = page.Html;
        html.Element("h3", "Participating accounts");
        html.Element("p", page.Report.Revealed
            ? "Accounts are named as in the data: this report holds personal data."
            : "Account names are pseudonyms, the same throughout these files. Whoever holds the data and a reason can scan again with --reveal.");
        var table = new ReportTable(
            html, "Accounts, the most connected first",
            "Account", "Role", "#Acted with", "#Posts", "#First to act", "First act", "Last act");
        foreach (var account in accounts.Take(most))
        {
            table.Row().Foreign(account.Account, 60)
                .Cell(NetworkPicture.IsCore(account) ? "core" : "periphery")
                .Cell(ReportNumbers.Count(account.Partners))
                .Cell(ReportNumbers.Count(account.Posts))
                .Cell(account.Leads ? $"{ReportNumbers.Count(account.Firsts)} (leads)" : ReportNumbers.Count(account.Firsts))
                .Time(page.Clock, account.FirstAct, seconds: true)
                .Time(page.Clock, account.LastAct, seconds: true)
                .EndRow();
        }

        table.End(most, accounts.Count, "account", file);
    }
}
