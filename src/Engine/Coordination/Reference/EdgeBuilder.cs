namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Gathers pairs into edges.</summary>
internal sealed class EdgeBuilder(ShareTable table, ReferencePairs pairs, int[] accountRanks, bool asPublished)
{
    private readonly int[] _objects = new int[pairs.Count];
    private int[] _scratch = new int[16];
    private int _objectCount;

    /// <summary>The edges by the names of their ends, the threshold not yet looked at.</summary>
    public ReferenceEdge[] Build()
    {
        var keys = new ulong[pairs.Count];
        var items = new int[pairs.Count];
        for (int i = 0; i < items.Length; i++)
        {
            int a = accountRanks[table.Accounts[pairs.First(i)]], b = accountRanks[table.Accounts[pairs.Second(i)]];
            keys[i] = a < b ? ReferencePairs.Pack(a, b) : ReferencePairs.Pack(b, a);
            items[i] = i;
        }

        Array.Sort(keys, items);
        var edges = new List<ReferenceEdge>();
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            edges.Add(EdgeOf(items.AsSpan(from..to)));
        }

        if (asPublished)
            new GraphOrder(table, pairs, accountRanks).Orient(edges, keys, items);
        return [.. edges];
    }

    private ReferenceEdge EdgeOf(Span<int> items)
    {
        items.Sort(CompareInInputOrder);
        var sum = new CompensatedSum();
        foreach (int item in items)
            sum.Add(pairs[item].TimeDelta);
        int x = table.Accounts[pairs.First(items[0])], y = table.Accounts[pairs.Second(items[0])];
        var (from, to) = accountRanks[x] <= accountRanks[y] ? (x, y) : (y, x);
        var byTime = CountByTime(items);
        var (n, nY) = asPublished || from == to ? byTime : (ContentsOf(items, from), ContentsOf(items, to));
        return new ReferenceEdge(from, to, items.Length, sum.Mean(items.Length), n, nY, Symmetry(n, nY), DistinctObjects(items), false)
        {
            SymmetryByTime = Symmetry(byTime.Earlier, byTime.Later),
        };
    }

    private static double Symmetry(int n, int nY) => (double)Math.Min(n, nY) / Math.Max(n, nY);

    /// <summary>The order in which the tool meets the pairs: by object as it first appears, then by the later row, then the earlier.</summary>
    private int CompareInInputOrder(int x, int y) => PlaceInInput(x).CompareTo(PlaceInInput(y));

    private (int Object, int High, int Low) PlaceInInput(int item) => GraphOrder.PlaceInInput(table, pairs, item);

    private (int Earlier, int Later) CountByTime(ReadOnlySpan<int> items)
    {
        var contents = Scratch(items.Length);
        for (int i = 0; i < items.Length; i++)
            contents[i] = table.Contents[pairs.First(items[i])];
        int earlier = Distinct(contents);
        for (int i = 0; i < items.Length; i++)
            contents[i] = table.Contents[pairs.Second(items[i])];
        return (earlier, Distinct(contents));
    }

    /// <summary>Distinct contents of one of the two (different) accounts.</summary>
    private int ContentsOf(ReadOnlySpan<int> items, int account)
    {
        var contents = Scratch(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            int first = pairs.First(items[i]);
            contents[i] = table.Contents[table.Accounts[first] == account ? first : pairs.Second(items[i])];
        }

        return Distinct(contents);
    }

    private ReadOnlyMemory<int> DistinctObjects(ReadOnlySpan<int> items)
    {
        int start = _objectCount;
        foreach (int item in items)
        {
            int id = table.Objects[pairs.First(item)];
            if (_objectCount == start || _objects[_objectCount - 1] != id)
                _objects[_objectCount++] = id;
        }

        return _objects.AsMemory(start.._objectCount);
    }

    private Span<int> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new int[Math.Max(length, _scratch.Length * 2)];
        return _scratch.AsSpan(0, length);
    }

    private static int Distinct(Span<int> values)
    {
        values.Sort();
        int distinct = 1;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] != values[i - 1])
                distinct++;
        }

        return distinct;
    }
}
