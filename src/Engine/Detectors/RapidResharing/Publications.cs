using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>When each reshared post was published and by whom: found in the table by its id; otherwise unknown.</summary>
internal sealed class Publications
{
    private const int LongestId = 512;

    private readonly long[] _time;
    private readonly int[] _author;

    private Publications(int objects)
    {
        _time = new long[objects];
        _author = new int[objects];
        Array.Fill(_time, long.MaxValue);
        Array.Fill(_author, -1);
    }

    /// <summary>How many of the reshared posts are in the data themselves.</summary>
    public int Found { get; private set; }

    /// <summary>True when the post itself is in the data.</summary>
    public bool Knows(int obj) => _author[obj] >= 0;

    /// <summary>When it was published, Unix milliseconds; only of meaning when it is known.</summary>
    public long Time(int obj) => _time[obj];

    /// <summary>Its author, or -1.</summary>
    public int Author(int obj) => _author[obj];

    /// <summary>Looks for the reshared posts among all posts. One look-up a post.</summary>
    public static Publications Find(PostTable table, TraceActs reshares)
    {
        var found = new Publications(reshares.Objects);
        var local = new Dictionary<int, int>(reshares.Objects);
        for (int o = 0; o < reshares.Objects; o++)
            local[reshares.Keys[o]] = o;
        var order = new AccountOrder(table.Accounts);
        Span<byte> value = stackalloc byte[LongestId + 1];
        value[0] = (byte)TraceKind.Reshare;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                var id = segment.Resolve(segment.Id[row]);
                if (id.IsEmpty || id.Length > LongestId || (segment.Flags[row] & Model.PostFlags.Reshare) != 0)
                    continue;
                id.CopyTo(value[1..]);
                var key = value[..(id.Length + 1)];
                int obj = table.Objects.Find(key, Utf8Pool.Hash(key));
                if (obj >= 0 && local.TryGetValue(obj, out int o))
                    found.Add(o, segment.Time[row], segment.Account[row], order);
            }
        }

        return found;
    }

    // Two platforms may use one id: the earlier post counts, the name decides between equals.
    private void Add(int obj, long time, int author, AccountOrder order)
    {
        if (_author[obj] < 0)
            Found++;
        else if (time > _time[obj] || (time == _time[obj] && order.Compare(author, _author[obj]) >= 0))
            return;
        (_time[obj], _author[obj]) = (time, author);
    }
}
