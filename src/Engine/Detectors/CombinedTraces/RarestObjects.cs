using System.Runtime.InteropServices;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.CombinedTraces;

/// <summary>One object for each post: of all that it shares with posts of others, links, tags, media, texts, the rarest.</summary>
/// <remarks>
/// A post with a link, its domain and three hashtags coincides with its copy five times and is one coincidence all the same.
/// With one act a post, coincidences on different objects come from different posts, and the tests may count them together
/// whatever their kinds. Two counting passes over the table and one that writes; O(acts).
/// </remarks>
internal sealed class RarestObjects
{
    private const int None = -1;
    private const int Several = -2;

    private readonly PostTable _table;
    private readonly TextClusters _copies;
    private readonly int[] _posts;

    // First account of each object, and whether another follows; later each object's place among the acts.
    private readonly int[] _first;

    /// <summary>Chooses the objects.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="copies">Clusters of near-duplicate texts.</param>
    public RarestObjects(PostTable table, TextClusters copies)
    {
        (_table, _copies) = (table, copies);
        _posts = new int[table.Objects.Count + copies.Of.Length];
        _first = new int[_posts.Length];
        Array.Fill(_first, None);
        Count();
        Acts = Build();
    }

    /// <summary>The acts, one a post that shares anything.</summary>
    public TraceActs Acts { get; }

    /// <summary>Kind of an object and its number in the table; for texts, the distinct text that leads the cluster.</summary>
    /// <param name="key">Key of an object of <see cref="Acts"/>.</param>
    public (TraceKind Kind, int Number) Of(int key) =>
        key < _table.Objects.Count ? (_table.KindOf(key), key) : (TraceKind.Text, key - _table.Objects.Count);

    private void Count()
    {
        foreach (var segment in _table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                foreach (int o in segment.Objects(row))
                    Count(o, segment.Account[row]);
                if (segment.Distinct[row] >= 0)
                    Count(TextKey(segment.Distinct[row]), segment.Account[row]);
            }
        }
    }

    private void Count(int key, int account)
    {
        _posts[key]++;
        if (_first[key] == None)
            _first[key] = account;
        else if (_first[key] != account)
            _first[key] = Several;
    }

    private int TextKey(int text) => _table.Objects.Count + _copies.Of[text];

    private TraceActs Build()
    {
        var keys = new List<int>();
        var acts = new List<Act>();
        int post = 0;
        foreach (var segment in _table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int best = -1;
                foreach (int o in segment.Objects(row))
                    best = Rarer(best, o);
                if (segment.Distinct[row] >= 0)
                    best = Rarer(best, TextKey(segment.Distinct[row]));
                if (best < 0)
                    continue;
                keys.Add(best);
                acts.Add(new Act(segment.Account[row], segment.Time[row], post));
            }
        }

        var objects = CollectionsMarshal.AsSpan(keys);
        int[] ordered = InOrderOfContent(objects);
        for (int k = 0; k < ordered.Length; k++)
            _first[ordered[k]] = k;
        foreach (ref int key in objects)
            key = _first[key];
        return TraceActs.Build(objects, CollectionsMarshal.AsSpan(acts), ordered, _table.Accounts.Count);
    }

    /// <summary>The distinct keys in an order that content alone decides: sums then round alike whatever the input's order.</summary>
    private int[] InOrderOfContent(ReadOnlySpan<int> keys)
    {
        Array.Fill(_first, None);
        var distinct = new List<int>();
        foreach (int key in keys)
        {
            if (_first[key] == None)
                distinct.Add(key);
            _first[key] = 0;
        }

        int[] ordered = [.. distinct];
        Array.Sort([.. ordered.Select(Content)], ordered);
        return ordered;
    }

    // What one account alone posts is nobody's coincidence.
    private int Rarer(int best, int key) =>
        _first[key] != Several ? best
        : best < 0 || _posts[key] < _posts[best] || (_posts[key] == _posts[best] && Content(key) < Content(best)) ? key : best;

    private ulong Content(int key) => key < _table.Objects.Count
        ? Utf8Pool.Hash(_table.Objects.Get(key))
        : Utf8Pool.Hash(MemoryMarshal.AsBytes(_table.Texts.Sketch(key - _table.Objects.Count)));
}
