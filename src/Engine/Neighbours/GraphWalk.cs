using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Engine.Neighbours;

/// <summary>Best-first walks over a graph of vectors, with the space they need. Not thread-safe; one for each thread.</summary>
internal sealed class GraphWalk(QuantisedVectors vectors, DistinctVectors nodes, LinkTable links, bool vectorised)
{
    private readonly int[] _seen = new int[nodes.Count];
    private readonly KeyHeap _open = new();
    private readonly KeyHeap _worst = new();
    private int _stamp;

    /// <summary>A key by which more similar comes first, and of equals the smaller node.</summary>
    public static ulong Key(float similarity, int node)
    {
        uint bits = BitConverter.SingleToUInt32Bits(similarity);
        return ((ulong)((bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000) << 32) | ~(uint)node;
    }

    /// <summary>The node of a key.</summary>
    public static int Node(ulong key) => (int)~(uint)key;

    /// <summary>The similarity of a key.</summary>
    public static float Similarity(ulong key)
    {
        uint bits = (uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((bits & 0x8000_0000) != 0 ? bits & 0x7FFF_FFFF : ~bits);
    }

    /// <summary>Similarity of a query to a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float To(ReadOnlySpan<sbyte> query, float scale, int node) => vectors.Similarity(query, scale, nodes.Item(node), vectorised);

    /// <summary>Walks down the layers above <paramref name="layer"/>, always to the best neighbour.</summary>
    public int Descend(ReadOnlySpan<sbyte> query, float scale, int entry, int top, int layer)
    {
        ulong best = Key(To(query, scale, entry), entry);
        for (int l = top; l > layer; l--)
        {
            for (ulong before = 0; before != best;)
            {
                before = best;
                foreach (int other in links.Of(Node(before), l))
                    best = Math.Max(best, Key(To(query, scale, other), other));
            }
        }

        return Node(best);
    }

    /// <summary>The most similar nodes of a layer that a walk of the given breadth meets, best first (algorithm 2 of the paper).</summary>
    public void Search(ReadOnlySpan<sbyte> query, float scale, int entry, int layer, int breadth, List<ulong> found)
    {
        _stamp++;
        _open.Clear();
        _worst.Clear();
        _seen[entry] = _stamp;
        ulong first = Key(To(query, scale, entry), entry);
        _open.Push(first);
        _worst.Push(~first);
        while (_open.Count > 0)
        {
            ulong next = _open.Pop();
            if (_worst.Count >= breadth && next < ~_worst.Top)
                break;
            foreach (int other in links.Of(Node(next), layer))
            {
                if (_seen[other] == _stamp)
                    continue;
                _seen[other] = _stamp;
                ulong key = Key(To(query, scale, other), other);
                if (_worst.Count >= breadth && key < ~_worst.Top)
                    continue;
                _open.Push(key);
                _worst.Push(~key);
                if (_worst.Count > breadth)
                    _worst.Pop();
            }
        }

        found.Clear();
        foreach (ulong key in _worst.Keys)
            found.Add(~key);
        Descending(found);
    }

    /// <summary>
    /// Goes on from what a search found to every node at least that similar which can be reached through such nodes; what the
    /// search of this walk has seen and found less similar is not looked at again.
    /// </summary>
    /// <remarks>Stops looking further at <paramref name="most"/>: in a crowd of thousands nobody asks for all.</remarks>
    public void Flood(ReadOnlySpan<sbyte> query, float scale, float least, int most, List<ulong> found)
    {
        found.RemoveAll(key => Similarity(key) < least);
        _stamp++;
        foreach (ulong key in found)
            _seen[Node(key)] = _stamp;
        for (int i = 0; i < found.Count && found.Count < most; i++)
        {
            foreach (int other in links.Of(Node(found[i]), 0))
            {
                if (_seen[other] == _stamp)
                    continue;
                _seen[other] = _stamp;
                float similarity = To(query, scale, other);
                if (similarity >= least)
                    found.Add(Key(similarity, other));
            }
        }

        Descending(found);
    }

    private static void Descending(List<ulong> keys)
    {
        keys.Sort();
        CollectionsMarshal.AsSpan(keys).Reverse();
    }
}
