using System.Text;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Looks among the other sites in the posts for possible mirrors of listed outlets.</summary>
/// <remarks>Four signs, each named where it is found: addresses of articles that are word for word the outlet's; the same texts
/// posted with links to either; the outlet's own name under another suffix; a shared indicator of a list of ties.</remarks>
internal sealed class RelatedSites
{
    // One article taken over is a quotation; two are a habit.
    private const int LeastArticles = 2;
    private const int LeastLabel = 5;

    private readonly PostTable _table;
    private readonly OutletShares _shares;
    private readonly Dictionary<(int Outlet, int Domain), (HashSet<ulong> Slugs, HashSet<int> Texts)> _common = [];
    private readonly Dictionary<int, List<int>> _postsOf = [];

    private RelatedSites(PostTable table, OutletShares shares) => (_table, _shares) = (table, shares);

    /// <summary>All possible mirrors, by outlet and domain.</summary>
    public static List<RelatedSite> Find(PostTable table, OutletShares shares, IReadOnlyList<KnownOutlet> outlets, IReadOnlyList<SiteTie> ties, CancellationToken cancellation)
    {
        var sites = new RelatedSites(table, shares);
        sites.Texts();
        cancellation.ThrowIfCancellationRequested();
        sites.Slugs();
        cancellation.ThrowIfCancellationRequested();
        var why = new Dictionary<(int Outlet, string Domain), List<string>>();
        foreach (var ((outlet, domain), (slugs, texts)) in sites._common)
        {
            if (slugs.Count >= LeastArticles)
                Add(why, outlet, sites.Name(domain), $"{slugs.Count} articles under the same addresses");
            if (texts.Count >= LeastArticles)
                Add(why, outlet, sites.Name(domain), $"{texts.Count} posts' texts with links to either");
        }

        sites.Names(outlets, ties, why);
        sites.CollectPosts([.. why.Keys.Select(k => k.Domain)]);
        return [.. why.OrderBy(w => w.Key.Outlet).ThenBy(w => w.Key.Domain, StringComparer.Ordinal).Select(w => new RelatedSite(w.Key.Outlet, w.Key.Domain, string.Join("; ", w.Value.Order(StringComparer.Ordinal)), sites._postsOf.GetValueOrDefault(sites.Id(w.Key.Domain), [])))];
    }

    private static void Add(Dictionary<(int, string), List<string>> why, int outlet, string domain, string reason)
    {
        if (!why.TryGetValue((outlet, domain), out var reasons))
            why[(outlet, domain)] = reasons = [];
        reasons.Add(reason);
    }

    // The same text, once with a link to the outlet and once with a link to another site.
    private void Texts()
    {
        var outletOf = new Dictionary<int, int>();
        foreach (int outlet in _shares.Outlets)
        {
            foreach (int post in _shares.Of(outlet))
            {
                var segment = _table.Locate(post, out int row);
                if (segment.Distinct[row] >= 0)
                    outletOf[segment.Distinct[row]] = outletOf.TryGetValue(segment.Distinct[row], out int known) ? Math.Min(known, outlet) : outlet;
            }
        }

        if (outletOf.Count == 0)
            return;
        foreach (var segment in _table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.Distinct[row] < 0 || !outletOf.TryGetValue(segment.Distinct[row], out int outlet) || Leads(segment, row))
                    continue;
                foreach (int o in segment.Objects(row))
                {
                    if (_table.KindOf(o) == TraceKind.Domain)
                        Common(outlet, o).Texts.Add(segment.Distinct[row]);
                }
            }
        }
    }

    private bool Leads(PostSegment segment, int row)
    {
        foreach (int o in segment.Objects(row))
        {
            if (_shares.OwnerOf[o] >= 0)
                return true;
        }

        return false;
    }

    private void Slugs()
    {
        var outletOf = new Dictionary<ulong, int>();
        for (int o = 0; o < _shares.OwnerOf.Length; o++)
        {
            if (_shares.OwnerOf[o] >= 0 && CanonicalHost.Slug(_table.ValueOf(o)) is { IsEmpty: false } slug)
            {
                ulong hash = Utf8Pool.Hash(slug);
                outletOf[hash] = outletOf.TryGetValue(hash, out int known) ? Math.Min(known, _shares.OwnerOf[o]) : _shares.OwnerOf[o];
            }
        }

        if (outletOf.Count == 0)
            return;
        for (int o = 0; o < _shares.OwnerOf.Length; o++)
        {
            if (_table.KindOf(o) != TraceKind.Link || _shares.OwnerOf[o] >= 0)
                continue;
            var slug = CanonicalHost.Slug(_table.ValueOf(o));
            if (!slug.IsEmpty && outletOf.TryGetValue(Utf8Pool.Hash(slug), out int outlet) && DomainOf(_table.ValueOf(o)) is var domain and >= 0)
                Common(outlet, domain).Slugs.Add(Utf8Pool.Hash(slug));
        }
    }

    private void Names(IReadOnlyList<KnownOutlet> outlets, IReadOnlyList<SiteTie> ties, Dictionary<(int, string), List<string>> why)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var owner = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int outlet in _shares.Outlets)
        {
            foreach (string domain in outlets[outlet].Domains)
            {
                owner.TryAdd(domain, outlet);
                if (Label(domain) is { Length: >= LeastLabel } label)
                    labels.TryAdd(label, outlet);
            }
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        var listed = outlets.SelectMany(o => o.Domains).ToHashSet(StringComparer.Ordinal);
        for (int o = 0; o < _shares.OwnerOf.Length; o++)
        {
            if (_table.KindOf(o) != TraceKind.Domain)
                continue;
            string domain = Name(o);
            if (listed.Contains(domain))
                continue;
            present.Add(domain);
            if (labels.TryGetValue(Label(domain), out int outlet))
                Add(why, outlet, domain, "the same name under another suffix");
        }

        foreach (var tie in ties)
        {
            foreach (var (known, other) in (ReadOnlySpan<(string, string)>)[(tie.A, tie.B), (tie.B, tie.A)])
            {
                if (owner.TryGetValue(known, out int outlet) && present.Contains(other))
                    Add(why, outlet, other, $"shares a {tie.Indicator} with {known} ({tie.Tier.ToString().ToLowerInvariant()}, {tie.Origin})");
            }
        }
    }

    private void CollectPosts(HashSet<string> domains)
    {
        var wanted = domains.Select(Id).Where(d => d >= 0).ToHashSet();
        if (wanted.Count == 0)
            return;
        int post = 0;
        foreach (var segment in _table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                foreach (int o in segment.Objects(row))
                {
                    if (!wanted.Contains(o))
                        continue;
                    if (!_postsOf.TryGetValue(o, out var posts))
                        _postsOf[o] = posts = [];
                    posts.Add(post);
                }
            }
        }
    }

    private (HashSet<ulong> Slugs, HashSet<int> Texts) Common(int outlet, int domain)
    {
        if (!_common.TryGetValue((outlet, domain), out var common))
            _common[(outlet, domain)] = common = ([], []);
        return common;
    }

    private int DomainOf(ReadOnlySpan<byte> link) => Id(PublicSuffixes.Registrable(CanonicalHost.Of(link)));

    private int Id(string domain) => Id(Encoding.UTF8.GetBytes(domain));

    // -1 for platforms and shorteners, which are no objects of this kind.
    private int Id(ReadOnlySpan<byte> domain)
    {
        byte[] key = [(byte)TraceKind.Domain, .. domain];
        return _table.Objects.Find(key, Utf8Pool.Hash(key));
    }

    private string Name(int obj) => Encoding.UTF8.GetString(_table.ValueOf(obj));

    // A host below somebody else's domain has no label of its own that could recur.
    private static string Label(string domain)
    {
        byte[] name = Encoding.UTF8.GetBytes(domain);
        return PublicSuffixes.TryRegistrable(name, out int start) && start == 0 && !PlatformHosts.Contains(name)
            ? domain[..domain.IndexOf('.', StringComparison.Ordinal)]
            : "";
    }
}
