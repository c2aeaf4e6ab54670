using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>Links sites by what they have in common, in three tiers.</summary>
/// <remarks>
/// Two sites are linked conclusively by one account; associatively by marks of two different families, for one alone has too many innocent
/// reasons; circumstantially by a single associative mark or by like words. A theme in common and the structure it gives are told but join nobody. Marks of a protected
/// site link nobody, for a copied page brings them along. O(marks + pairs); likeness is compared only where low shingles coincide.
/// </remarks>
public static class SiteLinker
{
    // Beyond this not even the pairs of an account are listed: 125,000 of them.
    private const int MostForPairs = 500;

    /// <summary>Links.</summary>
    /// <param name="sites">Sites, each host once.</param>
    /// <param name="options">Thresholds.</param>
    public static SiteLinks Link(IReadOnlyList<Site> sites, LinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(options);
        var inherited = sites.Where(s => s.Protected).SelectMany(s => s.Marks).ToHashSet();
        var own = sites.Where(s => s.Protected).Select(s => HostWords.Registrable(s.Host)).ToHashSet(StringComparer.Ordinal);
        var others = sites.Where(s => !s.Protected).OrderBy(s => s.Host, StringComparer.Ordinal).ToList();
        var shared = Shared(others, inherited, own, options);
        var pairs = new Dictionary<(string, string), List<(Mark Mark, MarkTier Tier)>>();
        foreach (var mark in shared.Where(m => m.Standing != MarkStanding.Inherited && m.Hosts.Count <= (MarkCatalog.Of(m.Mark.Kind).Family == MarkFamily.Account ? MostForPairs : options.Many)))
        {
            for (int i = 0; i < mark.Hosts.Count; i++)
            {
                for (int j = i + 1; j < mark.Hosts.Count; j++)
                    (pairs.TryGetValue((mark.Hosts[i], mark.Hosts[j]), out var list) ? list : pairs[(mark.Hosts[i], mark.Hosts[j])] = []).Add((mark.Mark, mark.Tier));
            }
        }

        var alike = Likeness.Of(others, options);
        var linked = pairs.Keys.Union(alike.Keys).Select(k => Pair(k, pairs.GetValueOrDefault(k) ?? [], alike.GetValueOrDefault(k))).OrderBy(p => p.Tier).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal).ToList();
        return new SiteLinks(shared, linked, NetworkBuilder.Build(linked, shared, options));
    }

    private static List<SharedMark> Shared(List<Site> sites, HashSet<Mark> inherited, HashSet<string> own, LinkOptions options)
    {
        var holders = new Dictionary<Mark, SortedSet<string>>();
        foreach (var site in sites)
        {
            foreach (var mark in site.Marks)
                Add(mark, site.Host);
        }

        Certified(sites, options, Add);
        return [.. holders.Where(h => h.Value.Count > 1 || (h.Value.Count == 1 && inherited.Contains(h.Key)))
            .Select(h => Told(h.Key, [.. h.Value], inherited.Contains(h.Key) || (h.Key.Kind == MarkKind.AssetHost && own.Contains(HostWords.Registrable(h.Key.Value))), options))
            .OrderBy(s => s.Standing == MarkStanding.Inherited).ThenBy(s => s.Tier).ThenByDescending(s => s.Hosts.Count).ThenBy(s => s.Mark.Kind).ThenBy(s => s.Mark.Value, StringComparer.Ordinal)];

        void Add(Mark mark, string host) => (holders.TryGetValue(mark, out var set) ? set : holders[mark] = new SortedSet<string>(StringComparer.Ordinal)).Add(host);
    }

    // A certificate that names another site is a mark of both; one with more names than one operator has is a platform's.
    private static void Certified(List<Site> sites, LinkOptions options, Action<Mark, string> add)
    {
        foreach (var site in sites.Where(s => s.CertificateNames.Count > 0 && s.Certificate.Length > 0 && s.CertificateNames.Select(HostWords.Registrable).Distinct().Count() <= options.Many))
        {
            foreach (var other in sites.Where(o => o.Host != site.Host && site.CertificateNames.Any(n => Names(n, o.Host))))
                add(new Mark(MarkKind.Certificate, site.Certificate), other.Host);
        }
    }

    private static bool Names(string name, string host) => name.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase) || host.Equals(name[2..], StringComparison.OrdinalIgnoreCase) : HostWords.Canonical(name) == host;

    private static SharedMark Told(Mark mark, IReadOnlyList<string> hosts, bool inherited, LinkOptions options)
    {
        var info = MarkCatalog.Of(mark.Kind);
        var standing = inherited ? MarkStanding.Inherited : hosts.Count > options.Many ? MarkStanding.Many : MarkStanding.Plain;
        var tier = standing switch { MarkStanding.Plain => info.Tier, MarkStanding.Inherited => MarkTier.Circumstantial, _ => (MarkTier)Math.Min((int)info.Tier + 1, (int)MarkTier.Circumstantial) };
        return new SharedMark(mark, hosts, standing, tier, MarkSentence.Of(mark, hosts, standing), info.Innocent);
    }

    private static SitePair Pair((string A, string B) key, List<(Mark Mark, MarkTier Tier)> marks, (double Structure, double Text) alike)
    {
        var tier = marks.Exists(m => m.Tier == MarkTier.Conclusive) ? MarkTier.Conclusive
            : marks.Where(m => m.Tier == MarkTier.Associative).Select(m => MarkCatalog.Of(m.Mark.Kind).Family).Distinct().Count() > 1 ? MarkTier.Associative : MarkTier.Circumstantial;
        return new SitePair(key.A, key.B, tier, [.. marks.OrderBy(m => m.Tier).ThenBy(m => m.Mark.Kind).ThenBy(m => m.Mark.Value, StringComparer.Ordinal).Select(m => m.Mark)], alike.Structure, alike.Text);
    }
}
