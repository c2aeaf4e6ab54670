using Tocsin.Exchange.Report;

namespace Tocsin.Exchange.Sites;

/// <summary>The table of all sites.</summary>
internal static class SiteTable
{
    private const int MostAccounts = 8;

    public static void Write(HtmlWriter html, IReadOnlyList<SiteEntry> sites, int most)
    {
        html.Open("section").Element("h2", "The sites").Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", "sites")).Open("thead").Open("tr")
            .Element("th", "Site").Element("th", "Title").Element("th", "Its accounts").Element("th", "Host known from").Element("th", "Pages", ("class", "n")).Close("tr").Close("thead").Open("tbody");
        foreach (var site in sites.Take(most))
        {
            html.Open("tr").Open("td").Foreign(site.Host, 120);
            if (site.Protected)
                html.Void("br").Element("span", "protected", ("class", "note"));
            html.Close("td").Open("td").Brief(site.Title, 100).Close("td").Open("td");
            for (int i = 0; i < Math.Min(site.Accounts.Count, MostAccounts); i++)
            {
                if (i > 0)
                    html.Void("br");
                html.Foreign(site.Accounts[i], 120);
            }

            if (site.Accounts.Count > MostAccounts)
                html.Void("br").Text($"and {ReportNumbers.Count(site.Accounts.Count - MostAccounts)} more");
            html.Close("td").Element("td", site.HostFrom).Element("td", ReportNumbers.Count(site.Pages), ("class", "n")).Close("tr");
        }

        html.Close("tbody").Close("table").Close("div");
        if (sites.Count > most)
            html.Element("p", ReportNumbers.More(sites.Count - most, "site", "sites.json"), ("class", "rest"));
        html.Close("section");
    }
}
