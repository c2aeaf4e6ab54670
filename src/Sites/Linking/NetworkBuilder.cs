using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>Joins linked pairs to networks: first by conclusive links, then with associative ones, then with circumstantial ones.</summary>
internal static class NetworkBuilder
{
    public static IReadOnlyList<SiteNetwork> Build(IReadOnlyList<SitePair> pairs, IReadOnlyList<SharedMark> shared, LinkOptions options)
    {
        var parent = pairs.SelectMany(p => (string[])[p.A, p.B]).Distinct().ToDictionary(h => h, h => h, StringComparer.Ordinal);
        var networks = new List<SiteNetwork>();
        foreach (var tier in Enum.GetValues<MarkTier>())
        {
            foreach (var pair in pairs.Where(p => p.Tier == tier && Joins(p, options)))
                parent[Root(parent, pair.A)] = Root(parent, pair.B);
            var groups = parent.Keys.GroupBy(h => Root(parent, h)).Select(g => g.Order(StringComparer.Ordinal).ToList()).Where(g => g.Count > 1)
                .OrderByDescending(g => g.Count).ThenBy(g => g[0], StringComparer.Ordinal).ToList();
            var before = networks.ToList();
            foreach (var hosts in groups.Where(g => !before.Exists(n => n.Hosts.Count == g.Count && n.Hosts[0] == g[0])))
                networks.Add(Network(networks.Count + 1, tier, hosts, before, pairs, shared));
        }

        return networks;
    }

    // A theme in common, or the structure it gives, says nothing by itself: thousands of strangers have it.
    private static bool Joins(SitePair pair, LinkOptions options) => pair.Tier < MarkTier.Circumstantial || pair.Text >= options.Text
        || pair.Marks.Any(m => MarkCatalog.Of(m.Kind).Tier < MarkTier.Circumstantial);

    private static SiteNetwork Network(int number, MarkTier tier, List<string> hosts, List<SiteNetwork> before, IReadOnlyList<SitePair> pairs, IReadOnlyList<SharedMark> shared)
    {
        var members = hosts.ToHashSet(StringComparer.Ordinal);
        var parts = before.Where(n => members.Contains(n.Hosts[0])).ToList();

        // Of nested parts the largest stands for those in it.
        var outer = parts.Where(p => !parts.Exists(o => o.Number != p.Number && o.Hosts.Count > p.Hosts.Count && o.Hosts.Contains(p.Hosts[0]))).Select(p => p.Number).ToList();
        return new SiteNetwork(
            number, tier, hosts, outer,
            [.. shared.Where(s => s.Standing != MarkStanding.Inherited && s.Hosts.Count(members.Contains) > 1 && !parts.Exists(p => s.Hosts.Where(members.Contains).All(p.Hosts.Contains)))],
            [.. pairs.Where(p => p.Structure + p.Text > 0 && members.Contains(p.A) && members.Contains(p.B) && !parts.Exists(n => n.Hosts.Contains(p.A) && n.Hosts.Contains(p.B))).OrderByDescending(p => Math.Max(p.Structure, p.Text)).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal)]);
    }

    private static string Root(Dictionary<string, string> parent, string host)
    {
        while (parent[host] != host)
            host = parent[host] = parent[parent[host]];
        return host;
    }
}
