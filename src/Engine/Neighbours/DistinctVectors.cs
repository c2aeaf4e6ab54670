using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Tocsin.Engine.Neighbours;

/// <summary>The distinct vectors of a set in an order that their content alone decides, with the items that share each.</summary>
/// <remarks>
/// Copies of one vector would crowd out all other links of a graph, so they are one node. Zero vectors are none: empty is
/// not equal.
/// </remarks>
internal sealed class DistinctVectors
{
    private const long OrderSeed = 0x70C51;
    private const long LevelSeed = 0x1E7E1;

    private readonly QuantisedVectors _vectors;
    private readonly int[] _items;
    private readonly int[] _start;

    public DistinctVectors(QuantisedVectors vectors)
    {
        _vectors = vectors;
        int[] items = [.. Enumerable.Range(0, vectors.Count).Where(i => !vectors.IsZero(i))];
        var keys = Array.ConvertAll(items, i => XxHash3.HashToUInt64(Bytes(i), OrderSeed));
        Array.Sort(keys, items);
        var start = new List<int>();
        for (int from = 0; from < items.Length;)
        {
            int to = from + 1;
            while (to < items.Length && keys[to] == keys[from])
                to++;

            // Same hash: almost always the same vector; the bytes, then the numbers, decide.
            items.AsSpan(from, to - from).Sort((x, y) => Bytes(x).SequenceCompareTo(Bytes(y)) is var order and not 0 ? order : x.CompareTo(y));
            for (int i = from; i < to; i++)
            {
                if (i == from || !Bytes(items[i]).SequenceEqual(Bytes(items[i - 1])))
                    start.Add(i);
            }

            from = to;
        }

        start.Add(items.Length);
        (_items, _start) = (items, [.. start]);
    }

    /// <summary>Distinct vectors.</summary>
    public int Count => _start.Length - 1;

    /// <summary>An item that has the vector.</summary>
    public int Item(int node) => _items[_start[node]];

    /// <summary>All items that have the vector, ascending.</summary>
    public ReadOnlySpan<int> Items(int node) => _items.AsSpan(_start[node], _start[node + 1] - _start[node]);

    /// <summary>Highest layer of a node: geometric with mean 1/(links − 1), drawn from the content.</summary>
    public byte Level(int node, int links)
    {
        ulong lot = XxHash3.HashToUInt64(Bytes(Item(node)), LevelSeed);
        byte level = 0;
        while (level < 12 && lot % (ulong)links == 0)
        {
            lot /= (ulong)links;
            level++;
        }

        return level;
    }

    private ReadOnlySpan<byte> Bytes(int item) => MemoryMarshal.AsBytes(_vectors.Of(item));
}
