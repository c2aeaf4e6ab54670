using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tocsin.Partners.Polling;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>Reads the filters of a request (TAXII 2.1 section 3.4).</summary>
internal static class TaxiiAsked
{
    private const int MostValues = 100;

    /// <summary>The query that they ask for.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="most">Objects of the largest page.</param>
    /// <param name="only">The one object that the path names; null for all.</param>
    /// <exception cref="TaxiiFailure">400: a value is none.</exception>
    public static ShelfQuery Of(IQueryCollection query, int most, string? only = null)
    {
        foreach (string name in query.Keys)
        {
            if (name is not ("added_after" or "limit" or "next" or "match[id]" or "match[type]" or "match[version]" or "match[spec_version]"))
                throw Bad($"there is no filter '{Shown(name)}'");
        }

        long after = -1;
        if (query.TryGetValue("added_after", out var added) && !TaxiiTimes.TryRead(added.ToString(), out after))
            throw Bad("added_after is no moment in UTC such as 2027-04-08T10:00:00.000000Z");
        if (query.TryGetValue("next", out var next))
        {
            // A page goes on where the one before ended; it is the same number that orders them.
            if (!long.TryParse(next.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long from))
                throw Bad("next is none that we gave");
            after = Math.Max(after, from);
        }

        int limit = most;
        if (query.TryGetValue("limit", out var wanted) && (!int.TryParse(wanted.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit == 0))
            throw Bad("limit is no whole number above 0");
        string[] specs = Values(query, "match[spec_version]");
        var (all, first, last, exact) = Versions(Values(query, "match[version]"));
        return new ShelfQuery
        {
            After = after,
            Limit = specs.Length > 0 && !specs.Contains("2.1", StringComparer.Ordinal) ? 0 : Math.Min(limit, most),
            Ids = only is null ? Values(query, "match[id]") : [only],
            Types = Values(query, "match[type]"),
            AllVersions = all,
            First = first,
            Last = last,
            Versions = exact,
        };
    }

    private static (bool All, bool First, bool Last, long[] Exact) Versions(string[] named)
    {
        var exact = new List<long>();
        foreach (string name in named.Where(n => n is not ("all" or "first" or "last")))
        {
            if (!TaxiiTimes.TryRead(name, out long moment))
                throw Bad("match[version] is all, first, last or a moment in UTC");
            exact.Add(moment / 1000);
        }

        if (named.Contains("all", StringComparer.Ordinal) && named.Length > 1)
            throw Bad("match[version]=all stands alone");
        return (named.Contains("all", StringComparer.Ordinal), named.Contains("first", StringComparer.Ordinal), named.Length == 0 || named.Contains("last", StringComparer.Ordinal), [.. exact]);
    }

    private static string[] Values(IQueryCollection query, string name)
    {
        string[] values = query.TryGetValue(name, out var given) ? [.. given.SelectMany(g => (g ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)] : [];
        return values.Length > MostValues ? throw Bad($"{name} names more than {MostValues}") : values;
    }

    private static TaxiiFailure Bad(string why) => new(400, why, "TAXII 2.1 section 3.4 tells the filters");

    private static string Shown(string text) => new([.. text.Take(40).Where(c => c is > ' ' and < '\u007F')]);
}
