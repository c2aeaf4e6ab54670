using Tocsin.Engine.Coordination;
using Tocsin.Engine.Domains;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Laundering;

/// <summary>Which site carried which text when: sites act here, not accounts.</summary>
/// <remarks>
/// A post carries its words for the one site it links to. Posts with links to several sites, with shortened links and with
/// none say of no site what it printed. One pass over the table after the clustering of texts.
/// </remarks>
internal sealed class SiteCopies
{
    private readonly Dictionary<(int Text, int Site), List<int>> _posts = [];

    private SiteCopies(TraceActs acts, Utf8Pool sites)
    {
        Acts = acts;
        Sites = sites;
    }

    /// <summary>The trace: sites in place of accounts, clusters of texts as objects.</summary>
    public TraceActs Acts { get; }

    /// <summary>Registrable domains by number.</summary>
    public Utf8Pool Sites { get; }

    /// <summary>Posts whose words stand for a site.</summary>
    public int Posts { get; private set; }

    /// <summary>The posts that carry a text for a site, in input order.</summary>
    public IReadOnlyList<int> Of(int text, int site) => _posts[(text, site)];

    /// <summary>Reads the table.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="clusterOf">Cluster of each distinct text.</param>
    public static SiteCopies Read(PostTable table, int[] clusterOf)
    {
        var sites = new Utf8Pool();
        var carried = new List<(int Text, int Site, long Time, int Post)>();
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int text = segment.Distinct[row];
                if (text >= 0 && OnlySite(table, segment.Objects(row)) is >= 0 and int domain)
                {
                    var name = table.ValueOf(domain);
                    carried.Add((clusterOf[text], sites.Intern(name, Utf8Pool.Hash(name)), segment.Time[row], post));
                }
            }
        }

        int[] keys = InOrderOfContent(table, carried.Select(c => c.Text).Distinct());
        var number = new Dictionary<int, int>(keys.Length);
        for (int k = 0; k < keys.Length; k++)
            number[keys[k]] = k;
        var acts = TraceActs.Build(
            carried.Select(c => number[c.Text]).ToArray(), carried.Select(c => new Act(c.Site, c.Time, c.Post)).ToArray(), keys, sites.Count);
        var copies = new SiteCopies(acts, sites) { Posts = carried.Count };
        foreach (var (text, site, _, at) in carried)
        {
            if (!copies._posts.TryGetValue((text, site), out var list))
                copies._posts[(text, site)] = list = [];
            list.Add(at);
        }

        return copies;
    }

    private static int OnlySite(PostTable table, ReadOnlySpan<int> objects)
    {
        int site = -1;
        foreach (int o in objects)
        {
            if (table.KindOf(o) != TraceKind.Domain)
                continue;
            if (site >= 0 || LinkRules.Instance.IsShortener(table.ValueOf(o)))
                return -1;
            site = o;
        }

        return site;
    }

    /// <summary>An order that content alone decides: sums over texts then round alike whatever the input's order.</summary>
    private static int[] InOrderOfContent(PostTable table, IEnumerable<int> texts)
    {
        int[] keys = [.. texts];
        Array.Sort([.. keys.Select(t => Utf8Pool.Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Texts.Sketch(t))))], keys);
        return keys;
    }
}
