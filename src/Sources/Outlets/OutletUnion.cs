using Tocsin.Engine.Model.Elections;

namespace Tocsin.Sources.Outlets;

/// <summary>Joins the entries that several lists have for one outlet: by a domain in common, else by the name.</summary>
public static class OutletUnion
{
    /// <summary>One entry an outlet, statuses of all lists together.</summary>
    public static IReadOnlyList<KnownOutlet> Join(IEnumerable<KnownOutlet> outlets)
    {
        var all = new List<List<KnownOutlet>>();
        var byAddress = new Dictionary<string, List<KnownOutlet>>(StringComparer.OrdinalIgnoreCase);
        var byName = new Dictionary<string, List<KnownOutlet>?>(StringComparer.Ordinal);

        // Entries with domains first, so that those with a name only find them.
        foreach (var outlet in outlets.OrderByDescending(o => o.Domains.Count > 0))
        {
            string name = Fold(outlet.Name);
            var same = outlet.Domains.Concat(outlet.Accounts).Select(d => byAddress.GetValueOrDefault(d)).FirstOrDefault(g => g is not null)
                ?? (outlet.Domains.Count == 0 ? byName.GetValueOrDefault(name) : null);
            if (same is null)
                all.Add(same = []);
            same.Add(outlet);
            foreach (string address in outlet.Domains.Concat(outlet.Accounts))
                byAddress.TryAdd(address, same);

            // A name that two outlets bear names neither.
            if (name.Length > 0 && !byName.TryAdd(name, same) && byName[name] != same)
                byName[name] = null;
        }

        return [.. all.Select(Merge)];
    }

    private static KnownOutlet Merge(List<KnownOutlet> same) => new()
    {
        Name = same[0].Name,
        Domains = [.. same.SelectMany(o => o.Domains).Distinct(StringComparer.OrdinalIgnoreCase)],
        Accounts = [.. same.SelectMany(o => o.Accounts).Distinct(StringComparer.OrdinalIgnoreCase)],
        Statuses = [.. same.SelectMany(o => o.Statuses).Distinct().OrderBy(s => OutletStatuses.Rank(s.Kind))],
    };

    private static string Fold(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
