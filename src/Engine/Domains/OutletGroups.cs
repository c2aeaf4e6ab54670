namespace Tocsin.Engine.Domains;

/// <summary>Tells which entries of several lists are about one outlet: those with a domain or account in common, else those of one name where one side has no domain.</summary>
/// <remarks>Looks at all entries at once, so that their order does not matter. A name that several outlets bear joins nothing. O(marks).</remarks>
public static class OutletGroups
{
    /// <summary>Groups entries.</summary>
    public static OutletGrouping Of(IReadOnlyList<OutletMarks> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        int[] parent = [.. Enumerable.Range(0, entries.Count)];
        string[] because = [.. Enumerable.Repeat("", entries.Count)];
        var owners = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int e = 0; e < entries.Count; e++)
        {
            foreach (string address in entries[e].Domains.Concat(entries[e].Accounts).Order(StringComparer.Ordinal))
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
            var named = group.SelectMany(e => entries[e].Names.Select(n => (Entry: e, Name: Fold(n)))).Where(n => bearers.ContainsKey(n.Name)).ToList();
            var outlets = named.SelectMany(n => bearers[n.Name]).ToHashSet();
            if (outlets.Count == 1)
                Join(parent, because, named[0].Entry, outlets.First(), $"no other outlet of the name {entries[named[0].Entry].Names.First(n => Fold(n) == named[0].Name)}");
            else if (outlets.Count > 1)
                ambiguous.AddRange(group);
        }

        string[] namesakes = [.. bearers.Where(b => b.Value.Count > 1).Select(b => b.Key).Order(StringComparer.Ordinal)];
        return new OutletGrouping([.. Enumerable.Range(0, entries.Count).Select(e => Root(parent, e))], because, [.. ambiguous.Order()], namesakes);
    }

    /// <summary>A name as it is compared: letters and digits, case ignored.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
    }

    // Outlets with a domain, by each of their names.
    private static Dictionary<string, HashSet<int>> Bearers(IReadOnlyList<OutletMarks> entries, int[] parent, bool[] sited)
    {
        var bearers = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        for (int e = 0; e < entries.Count; e++)
        {
            int root = Root(parent, e);
            foreach (string name in sited[root] ? entries[e].Names.Select(Fold).Where(n => n.Length > 0) : [])
            {
                if (!bearers.TryGetValue(name, out var set))
                    bearers[name] = set = [];
                set.Add(root);
            }
        }

        return bearers;
    }

    // Entries of one name, none of which has a domain.
    private static void JoinNamed(IReadOnlyList<OutletMarks> entries, int[] parent, string[] because, bool[] sited)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int e = 0; e < entries.Count; e++)
        {
            foreach (string name in sited[Root(parent, e)] ? [] : entries[e].Names)
            {
                if (Fold(name) is { Length: > 0 } folded && !byName.TryAdd(folded, e))
                    Join(parent, because, e, byName[folded], "the name " + name);
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
