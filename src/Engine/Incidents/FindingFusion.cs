using System.Globalization;

namespace Tocsin.Engine.Incidents;

/// <summary>Joins findings that are one case.</summary>
/// <remarks>
/// Two findings are joined when they have enough in common (<see cref="Overlap"/>): at least 3 accounts that are 30 % of the
/// smaller group or at least 2 that are half of it, or at least 2 links, texts, media or reshared posts that are 10 % of the
/// smaller set. Pairs are taken from the closest on, and <b>the same rule must hold between the clusters</b> they would join, over
/// the union of their accounts and objects. That is what keeps strangers apart: a small finding with a foot in two large
/// groups joins one of them, but cannot pull the other in, because the two large groups have too little in common. Passes
/// repeat until nothing joins. Order of input does not matter: pairs are ordered by closeness and then by finding id.
/// Findings that the profile declares as one organisation are joined with each other alone.
/// </remarks>
internal static class FindingFusion
{
    public static IReadOnlyList<FusedCase> Fuse(IReadOnlyList<FindingCase> cases)
    {
        FindingCase[] sorted = [.. cases.OrderBy(c => c.Finding.Id, StringComparer.Ordinal)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Finding.Id == sorted[i - 1].Finding.Id)
                throw new InvalidOperationException($"BUG: two findings have the id {sorted[i].Finding.Id}");
        }
        var fused = Hidden([.. sorted.Where(c => c.Finding.DeclaredAs is null)]);
        foreach (var group in sorted.Where(c => c.Finding.DeclaredAs is not null).GroupBy(c => c.Finding.DeclaredAs, StringComparer.Ordinal))
            fused.Add(Declared(group.Key!, [.. group]));
        return fused;
    }

    private static FusedCase Declared(string name, IReadOnlyList<FindingCase> cases)
    {
        string[] reasons = cases.Count > 1 ? [$"all are by accounts declared as {name}"] : [];
        return new FusedCase([.. FusedCase.InOrder(cases)], reasons, 1);
    }

    private static List<FusedCase> Hidden(FindingCase[] cases)
    {
        FindingCluster[] singles = [.. cases.Select(c => new FindingCluster(c))];
        var pairs = Candidates(singles);
        int[] cluster = [.. Enumerable.Range(0, cases.Length)];
        FindingCluster[] clusters = [.. cases.Select(c => new FindingCluster(c))];
        var reasons = cases.Select(_ => new List<string>()).ToArray();
        var refused = new Dictionary<(int First, int Second), (int, int)>();
        while (Pass(pairs, cluster, clusters, refused, reasons, cases))
        {
        }
        var near = pairs.Where(p => p.Overlap.ByAccounts && Root(cluster, p.A) == Root(cluster, p.B)).ToLookup(p => Root(cluster, p.A), p => (p.A, p.B));
        return
        [
            .. Enumerable.Range(0, cases.Length).GroupBy(m => Root(cluster, m)).OrderBy(g => g.Key)
                .Select(g => new FusedCase([.. FusedCase.InOrder(clusters[g.Key].Cases)], Counted(reasons[g.Key]), Communities([.. g], near[g.Key]))),
        ];
    }

    /// <summary>Pairs of findings that the rule joins, the closest first.</summary>
    private static List<(int A, int B, Overlap Overlap)> Candidates(FindingCluster[] singles)
    {
        var accounts = new CommonParts<string>(singles.Length, StringComparer.Ordinal);
        var objects = new CommonParts<(string Kind, string Value)>(singles.Length, null);
        var pairs = new List<(int A, int B, Overlap Overlap)>();
        for (int b = 0; b < singles.Length; b++)
        {
            accounts.Count(singles[b].Accounts);
            objects.Count(singles[b].Objects);
            foreach (int a in accounts.Met.Union(objects.Met))
            {
                var overlap = new Overlap(
                    accounts.With(a), Math.Min(singles[a].Accounts.Count, singles[b].Accounts.Count),
                    objects.With(a), Math.Min(singles[a].Objects.Count, singles[b].Objects.Count));
                if (overlap.Joins)
                    pairs.Add((a, b, overlap));
            }
        }
        return [.. pairs.OrderByDescending(p => p.Overlap.Coefficient).ThenByDescending(p => p.Overlap.Accounts)
            .ThenByDescending(p => p.Overlap.Objects).ThenBy(p => p.A).ThenBy(p => p.B)];
    }

    private static bool Pass(
        List<(int A, int B, Overlap Overlap)> pairs, int[] cluster, FindingCluster[] clusters,
        Dictionary<(int First, int Second), (int, int)> refused, List<string>[] reasons, FindingCase[] cases)
    {
        bool joined = false;
        foreach ((int a, int b, Overlap overlap) in pairs)
        {
            int first = Root(cluster, a), second = Root(cluster, b);
            if (first == second)
                continue;
            (first, second) = first < second ? (first, second) : (second, first);
            // Clusters only grow, so two of the same size as when they were refused are still the same.
            var sizes = (clusters[first].Cases.Count, clusters[second].Cases.Count);
            if (refused.TryGetValue((first, second), out var before) && before == sizes)
                continue;
            refused[(first, second)] = sizes;
            if (!Overlap.Of(clusters[first], clusters[second]).Joins)
                continue;
            clusters[first].Absorb(clusters[second]);
            cluster[second] = first;
            reasons[first].AddRange(reasons[second]);
            reasons[first].Add(Because(cases[a], cases[b], overlap));
            joined = true;
        }
        return joined;
    }

    private static int Root(int[] cluster, int at)
    {
        while (cluster[at] != at)
            at = cluster[at] = cluster[cluster[at]];
        return at;
    }

    private static string Because(FindingCase a, FindingCase b, Overlap overlap)
    {
        string[] names = [.. new[] { a.Finding.Detector, b.Finding.Detector }.Order(StringComparer.Ordinal)];
        string who = names[0] == names[1] ? $"two findings of {names[0]}" : $"a finding of {names[0]} and one of {names[1]}";
        var common = new List<string>();
        if (overlap.Accounts > 0)
            common.Add($"{Phrases.Count(overlap.Accounts, "account")} (of {Phrases.Number(overlap.FewerAccounts)} in the smaller group)");
        if (overlap.Objects > 0)
            common.Add($"{Phrases.Count(overlap.Objects, "object")} (links, texts, media or reshared posts)");
        return $"{who} have {Phrases.List(common)} in common";
    }

    private static string[] Counted(List<string> reasons) =>
        [.. reasons.GroupBy(r => r, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : g.Key + string.Create(CultureInfo.InvariantCulture, $" ({g.Count()} times)"))];

    /// <summary>Groups of accounts in an incident: findings that share accounts by the rule are one group.</summary>
    private static int Communities(int[] members, IEnumerable<(int A, int B)> near)
    {
        var group = members.ToDictionary(m => m);
        int Find(int at) => group[at] == at ? at : group[at] = Find(group[at]);
        foreach ((int a, int b) in near)
            group[Find(b)] = Find(a);
        return members.Count(m => Find(m) == m);
    }
}
