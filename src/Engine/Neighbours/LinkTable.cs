namespace Tocsin.Engine.Neighbours;

/// <summary>Who is linked with whom, layer by layer: one row of fixed width per node and layer, its length first.</summary>
internal sealed class LinkTable
{
    private readonly int _links;
    private readonly int[][] _lowest;
    private readonly int[] _upperStart;
    private readonly int[] _upper;

    private const int BlockBits = 14;

    public LinkTable(byte[] levels, int links)
    {
        _links = links;
        Levels = levels;
        _lowest = new int[(levels.Length >> BlockBits) + 1][];
        for (int b = 0; b < _lowest.Length; b++)
            _lowest[b] = new int[Math.Min(1 << BlockBits, levels.Length - (b << BlockBits)) * Width(0)];
        _upperStart = new int[levels.Length + 1];
        for (int n = 0; n < levels.Length; n++)
            _upperStart[n + 1] = _upperStart[n] + levels[n];
        _upper = new int[_upperStart[^1] * Width(1)];
    }

    /// <summary>Highest layer of each node.</summary>
    public byte[] Levels { get; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => sizeof(int) * (((long)Levels.Length * Width(0)) + _upper.Length + _upperStart.Length) + Levels.Length;

    /// <summary>Links a row holds at most.</summary>
    public int Capacity(int layer) => layer == 0 ? 2 * _links : _links;

    /// <summary>Linked nodes.</summary>
    public ReadOnlySpan<int> Of(int node, int layer)
    {
        var row = Row(node, layer);
        return row.Slice(1, row[0]);
    }

    /// <summary>Replaces the links of a node in a layer.</summary>
    public void Set(int node, int layer, ReadOnlySpan<int> nodes)
    {
        var row = Row(node, layer);
        row[0] = nodes.Length;
        nodes.CopyTo(row[1..]);
    }

    private int Width(int layer) => Capacity(layer) + 1;

    private Span<int> Row(int node, int layer) => layer == 0
        ? _lowest[node >> BlockBits].AsSpan((node & ((1 << BlockBits) - 1)) * Width(0), Width(0))
        : _upper.AsSpan((_upperStart[node] + layer - 1) * Width(1), Width(1));
}
