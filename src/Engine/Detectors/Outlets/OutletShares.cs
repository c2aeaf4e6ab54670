using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Who shared which outlet: every post that links to it, those of its own accounts, and every reshare of such a post.</summary>
internal sealed class OutletShares
{
    private readonly Dictionary<int, List<int>> _posts = [];
    private readonly Dictionary<int, HashSet<int>> _own = [];
    private readonly Dictionary<int, Dictionary<int, int>> _carried = [];
    private readonly OutletAccounts _accounts;

    private OutletShares(int[] ownerOf, OutletAccounts accounts) => (OwnerOf, _accounts) = (ownerOf, accounts);

    /// <summary>Outlet of each object of the table, -1 for all others.</summary>
    public int[] OwnerOf { get; }

    /// <summary>Posts with any link, reshares of such posts left out.</summary>
    public int Linking { get; private set; }

    /// <summary>The same in the second half of the time.</summary>
    public int LinkingLate { get; private set; }

    /// <summary>Outlets that were shared.</summary>
    public IEnumerable<int> Outlets => _posts.Keys.Order();

    /// <summary>Posts that share an outlet, ascending.</summary>
    public List<int> Of(int outlet) => _posts[outlet];

    /// <summary>Posts by an outlet's own accounts.</summary>
    public IReadOnlySet<int> Own(int outlet) => _own.TryGetValue(outlet, out var posts) ? posts : new HashSet<int>();

    /// <summary>Links to other sites in posts of an outlet's own accounts: object and posts, the most first. What readers link beside it is not its doing.</summary>
    public IEnumerable<(int Object, int Posts)> Carried(int outlet) =>
        _carried.TryGetValue(outlet, out var links) ? links.OrderByDescending(l => l.Value).ThenBy(l => l.Key).Select(l => (l.Key, l.Value)) : [];

    /// <summary>Middle of the time that the posts span, Unix milliseconds.</summary>
    public static long Middle(PostTable table) => table.FirstTime + ((table.LastTime - table.FirstTime) / 2);

    /// <summary>Goes through all links and posts.</summary>
    public static OutletShares Find(PostTable table, OutletIndex index, OutletAccounts accounts, CancellationToken cancellation)
    {
        var owner = new int[table.Objects.Count];
        for (int o = 0; o < owner.Length; o++)
            owner[o] = table.KindOf(o) == TraceKind.Link ? index.OfLink(table.ValueOf(o)) : -1;
        cancellation.ThrowIfCancellationRequested();
        var shares = new OutletShares(owner, accounts);
        shares.Originals(table);
        shares.Reshares(table);
        foreach (var posts in shares._posts.Values)
            posts.Sort();
        return shares;
    }

    private void Originals(PostTable table)
    {
        long middle = Middle(table);
        var outlets = new HashSet<int>();
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                bool links = false;
                outlets.Clear();
                foreach (int o in segment.Objects(row))
                {
                    links |= OwnerOf[o] >= 0 || table.KindOf(o) == TraceKind.Link;
                    if (OwnerOf[o] >= 0 && outlets.Add(OwnerOf[o]))
                        Add(OwnerOf[o], post);
                }

                if (_accounts.Of(segment, row) is var own and >= 0)
                {
                    if (outlets.Add(own))
                        Add(own, post);
                    Put(_own, own).Add(post);
                    Carry(table, segment.Objects(row), Put(_carried, own));
                }

                Linking += links ? 1 : 0;
                LinkingLate += links && segment.Time[row] > middle ? 1 : 0;
            }
        }
    }

    private void Carry(PostTable table, ReadOnlySpan<int> objects, Dictionary<int, int> into)
    {
        foreach (int o in objects)
        {
            if (OwnerOf[o] < 0 && table.KindOf(o) == TraceKind.Link)
                into[o] = into.GetValueOrDefault(o) + 1;
        }
    }

    private static T Put<T>(Dictionary<int, T> lists, int outlet)
        where T : new()
    {
        if (!lists.TryGetValue(outlet, out var list))
            lists[outlet] = list = new T();
        return list;
    }

    private void Reshares(PostTable table)
    {
        var outletOf = new Dictionary<int, int>();
        foreach (var (outlet, posts) in _posts.OrderBy(p => p.Key))
        {
            foreach (int post in posts)
            {
                if (ResharedPosts.ObjectOf(table, post) is var obj and >= 0)
                    outletOf.TryAdd(obj, outlet);
            }
        }

        foreach (var (post, obj) in ResharedPosts.Of(table, outletOf.ContainsKey, outletOf.Count))
            Add(outletOf[obj], post);
    }

    private void Add(int outlet, int post) => Put(_posts, outlet).Add(post);
}
