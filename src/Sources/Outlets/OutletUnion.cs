using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;

namespace Tocsin.Sources.Outlets;

/// <summary>Joins the entries that several lists have for one outlet: by a domain in common, else by name or account (<see cref="OutletGroups"/>).</summary>
public static class OutletUnion
{
    /// <summary>One entry an outlet, statuses of all lists together.</summary>
    public static IReadOnlyList<KnownOutlet> Join(IEnumerable<KnownOutlet> outlets)
    {
        // Entries with domains first, so that those with a name only are called as these are.
        var all = outlets.OrderByDescending(o => o.Domains.Count > 0).ToList();
        var groups = OutletGroups.Of([.. all.Select(o => new OutletMarks("", [.. o.Domains], [.. o.Accounts], o.Name.Length > 0 ? [o.Name] : []))]).Group;
        return [.. Enumerable.Range(0, all.Count).GroupBy(e => groups[e]).Select(g => Merge([.. g.Select(e => all[e])]))];
    }

    private static KnownOutlet Merge(List<KnownOutlet> same) => new()
    {
        Name = same[0].Name,
        Domains = [.. same.SelectMany(o => o.Domains).Distinct(StringComparer.OrdinalIgnoreCase)],
        Accounts = [.. same.SelectMany(o => o.Accounts).Distinct(StringComparer.OrdinalIgnoreCase)],
        Statuses = [.. same.SelectMany(o => o.Statuses).Distinct().OrderBy(s => OutletStatuses.Rank(s.Kind))],
    };
}
