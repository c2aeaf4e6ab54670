using Tocsin.Engine.Graph;

namespace Tocsin.Engine.Coordination;

/// <summary>Joins significant pairs of all traces into one network and cuts it into groups.</summary>
/// <remarks>
/// Leiden communities of the fused network, then the 2-core of each: an account tied to a group by one pair only is left
/// out, since one wrong pair in a hundred is what the chosen rate allows, and a name in a report needs more than that.
/// </remarks>
internal static class GroupFinder
{
    /// <summary>The groups, largest first.</summary>
    public static List<AccountGroup> Find(IReadOnlyList<SignificantPair> pairs, CoordinationOptions options, AccountOrder order)
    {
        var nodes = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Order(order).ToArray();
        var index = new Dictionary<int, int>(nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
            index[nodes[i]] = i;
        var distinct = pairs.Select(p => (index[p.A], index[p.B], 1.0)).Distinct();
        var labels = Leiden.Partition(WeightedGraph.FromEdges(nodes.Length, distinct), options.Resolution);
        var inside = pairs.Where(p => labels[index[p.A]] == labels[index[p.B]]).ToLookup(p => labels[index[p.A]]);
        return
        [
            .. inside.Select(g => Core([.. g]))
                .Where(g => g.Accounts.Count >= options.MinimumGroup)
                .OrderByDescending(g => g.Accounts.Count).ThenBy(g => g.Accounts[0], order),
        ];
    }

    /// <summary>The 2-core of a set of pairs: every account left has at least two partners.</summary>
    public static AccountGroup Core(List<SignificantPair> pairs)
    {
        while (true)
        {
            var partners = new Dictionary<int, HashSet<int>>();
            foreach (var pair in pairs)
            {
                Partners(partners, pair.A).Add(pair.B);
                Partners(partners, pair.B).Add(pair.A);
            }

            int removed = pairs.RemoveAll(p => partners[p.A].Count < 2 || partners[p.B].Count < 2);
            if (removed == 0)
                return new AccountGroup([.. partners.Keys.Order()], pairs);
        }
    }

    private static HashSet<int> Partners(Dictionary<int, HashSet<int>> partners, int account)
    {
        if (!partners.TryGetValue(account, out var set))
            partners[account] = set = [];
        return set;
    }
}
