using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>Who shared which outlet: every post that links to it, and every reshare of such a post.</summary>
internal sealed class OutletShares
{
    private readonly Dictionary<int, List<int>> _posts = [];

    private OutletShares(int[] ownerOf) => OwnerOf = ownerOf;

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

    /// <summary>Middle of the time that the posts span, Unix milliseconds.</summary>
    public static long Middle(PostTable table) => table.FirstTime + ((table.LastTime - table.FirstTime) / 2);

    /// <summary>Goes through all links and posts.</summary>
    public static OutletShares Find(PostTable table, OutletIndex index, CancellationToken cancellation)
    {
        var owner = new int[table.Objects.Count];
        for (int o = 0; o < owner.Length; o++)
            owner[o] = table.KindOf(o) == TraceKind.Link ? index.OfLink(table.ValueOf(o)) : -1;
        cancellation.ThrowIfCancellationRequested();
        var shares = new OutletShares(owner);
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

                Linking += links ? 1 : 0;
                LinkingLate += links && segment.Time[row] > middle ? 1 : 0;
            }
        }
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

    private void Add(int outlet, int post)
    {
        if (!_posts.TryGetValue(outlet, out var posts))
            _posts[outlet] = posts = [];
        posts.Add(post);
    }
}
