using System.Globalization;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets;

/// <summary>Reads which sites show the same indicator (analytics id, certificate …) out of a table with one indicator a row.</summary>
internal static class SiteIndicators
{
    // What more sites than this have in common is a product, not an operator.
    private const int MostSites = 25;

    private static readonly Lazy<Dictionary<string, TieTier>> Tiers = new(() => DataFile.Rows("indicator_tiers.tsv")
        .ToDictionary(r => r[0], r => (TieTier)int.Parse(r[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    public static List<SiteTie> Read(string path, ListTable table, List<ListProblem> problems)
    {
        int type = table.Column("indicatortype"), content = table.Column("indicatorcontent"), site = table.Column("domainname", "domain");
        if (content < 0 || site < 0)
        {
            problems.Add(new ListProblem(path, 1, "a table of indicators needs the columns indicator_type, indicator_content and domain_name", "add them"));
            return [];
        }

        var sites = new Dictionary<(string Type, string Content), SortedSet<string>>();
        foreach (var (_, cells) in table.Rows)
        {
            var addresses = new SiteAddresses();
            addresses.Add(cells[site]);
            if (addresses.Domains.Count == 0 || cells[content].Length == 0 || !Tiers.Value.ContainsKey(cells[type]))
                continue;
            var key = (cells[type], cells[content]);
            if (!sites.TryGetValue(key, out var named))
                sites[key] = named = new SortedSet<string>(StringComparer.Ordinal);
            named.Add(addresses.Domains[0]);
            if (cells[type] == "cert-domain")
                AddCertified(cells[content], named);
        }

        return Pairs(path, sites);
    }

    // A certificate names the other sites it was made for.
    private static void AddCertified(string content, SortedSet<string> named)
    {
        var certified = new SiteAddresses();
        certified.Add(content.Replace("*.", "", StringComparison.Ordinal));
        named.UnionWith(certified.Domains);
    }

    private static List<SiteTie> Pairs(string path, Dictionary<(string Type, string Content), SortedSet<string>> sites)
    {
        var best = new Dictionary<(string, string), SiteTie>();
        foreach (var ((type, _), named) in sites.Where(s => s.Value.Count is > 1 and <= MostSites).OrderBy(s => s.Key.Type, StringComparer.Ordinal).ThenBy(s => s.Key.Content, StringComparer.Ordinal))
        {
            string[] list = [.. named];
            for (int a = 0; a < list.Length; a++)
            {
                for (int b = a + 1; b < list.Length; b++)
                {
                    var tie = new SiteTie(list[a], list[b], type, Tiers.Value[type], Path.GetFileName(path));
                    if (!best.TryGetValue((tie.A, tie.B), out var known) || tie.Tier < known.Tier)
                        best[(tie.A, tie.B)] = tie;
                }
            }
        }

        return [.. best.Values.OrderBy(t => t.A, StringComparer.Ordinal).ThenBy(t => t.B, StringComparer.Ordinal)];
    }
}
