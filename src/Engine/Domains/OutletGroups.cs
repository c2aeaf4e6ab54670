namespace Tocsin.Engine.Domains;

/// <summary>Tells which entries of several lists are about one outlet: those with a domain in common, else those of one name or account where one side has no domain.</summary>
/// <remarks>
/// Looks at all entries at once, so that their order does not matter. What several outlets bear joins nothing, and neither does a domain that one list gives to many of its
/// entries: it is a product that they use (of eight published lists, one gives a page of a platform to forty outlets, which would make one outlet of them). O(marks).
/// </remarks>
public static class OutletGroups
{
    // Publishers list a group and one of its titles under one domain; three are a product in common.
    private const int MostInOneList = 2;

    /// <summary>Groups entries.</summary>
    public static OutletGrouping Of(IReadOnlyList<OutletMarks> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        int[] parent = [.. Enumerable.Range(0, entries.Count)];
        string[] because = [.. Enumerable.Repeat("", entries.Count)];
        var owners = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var common = entries.Where(e => e.List.Length > 0).SelectMany(e => e.Domains.Distinct(StringComparer.OrdinalIgnoreCase).Select(d => (e.List, Domain: d.ToLowerInvariant())))
            .CountBy(d => d).Where(d => d.Value > MostInOneList).Select(d => d.Key.Domain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (int e = 0; e < entries.Count; e++)
        {
            foreach (string address in entries[e].Domains.Where(d => !common.Contains(d)).Order(StringComparer.Ordinal))
            {
                if (!owners.TryAdd(address, e))
                    Join(parent, because, e, owners[address], address + " in common");
            }
        }

        bool[] sited = new bool[entries.Count];
        for (int e = 0; e < entries.Count; e++)
            sited[Root(parent, e)] |= entries[e].Domains.Count > 0;
        var bearers = Bearers(entries, parent, sited);
        JoinNamed(entries, parent, because, sited);
        var ambiguous = new List<int>();
        foreach (var group in Enumerable.Range(0, entries.Count).Where(e => !sited[Root(parent, e)]).GroupBy(e => Root(parent, e)).ToList())
        {
            var named = group.SelectMany(e => Keys(entries[e]).Select(k => (Entry: e, Key: k))).Where(n => bearers.ContainsKey(n.Key)).ToList();
            var outlets = named.SelectMany(n => bearers[n.Key]).Select(o => Root(parent, o)).ToHashSet();
            if (outlets.Count == 1)
                Join(parent, because, named[0].Entry, outlets.First(), $"no other outlet is called {named[0].Key}");
            else if (outlets.Count > 1)
                ambiguous.AddRange(group);
        }

        string[] namesakes = [.. bearers.Where(b => b.Value.Count > 1 && !b.Key.Contains(':', StringComparison.Ordinal)).Select(b => b.Key).Order(StringComparer.Ordinal)];
        return new OutletGrouping([.. Enumerable.Range(0, entries.Count).Select(e => Root(parent, e))], because, [.. ambiguous.Order()], namesakes);
    }

    /// <summary>A name as it is compared: letters and digits, case ignored.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
    }

    // Names and accounts: these have a colon, folded names have none.
    private static IEnumerable<string> Keys(OutletMarks entry) =>
        entry.Names.Select(Fold).Where(n => n.Length > 0).Concat(entry.Accounts.Where(a => a.Contains(':', StringComparison.Ordinal)).Select(a => a.ToLowerInvariant())).Distinct(StringComparer.Ordinal);

    // Outlets with a domain, by each of their names and accounts.
    private static Dictionary<string, HashSet<int>> Bearers(IReadOnlyList<OutletMarks> entries, int[] parent, bool[] sited)
    {
        var bearers = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        for (int e = 0; e < entries.Count; e++)
        {
            int root = Root(parent, e);
            foreach (string key in sited[root] ? Keys(entries[e]) : [])
            {
                if (!bearers.TryGetValue(key, out var set))
                    bearers[key] = set = [];
                set.Add(root);
            }
        }

        return bearers;
    }

    // Entries of one name or account, none of which has a domain.
    private static void JoinNamed(IReadOnlyList<OutletMarks> entries, int[] parent, string[] because, bool[] sited)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int e = 0; e < entries.Count; e++)
        {
            foreach (string key in sited[Root(parent, e)] ? [] : Keys(entries[e]))
            {
                if (!byName.TryAdd(key, e))
                    Join(parent, because, e, byName[key], key + " in common");
            }
        }
    }

    private static int Root(int[] parent, int entry)
    {
        while (parent[entry] != entry)
            entry = parent[entry] = parent[parent[entry]];
        return entry;
    }

    private static void Join(int[] parent, string[] because, int one, int other, string why)
    {
        int a = Root(parent, one), b = Root(parent, other);
        if (a == b)
            return;
        parent[Math.Max(a, b)] = Math.Min(a, b);
        int later = Math.Max(a, b);
        because[later] = because[later].Length == 0 ? why : because[later];
    }
}
