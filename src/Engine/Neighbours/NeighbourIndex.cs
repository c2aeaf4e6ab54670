namespace Tocsin.Engine.Neighbours;

/// <summary>Approximate nearest neighbours among unit vectors by cosine similarity, in logarithmic time.</summary>
/// <remarks>
/// Hierarchical navigable small worlds (Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using
/// hierarchical navigable small world graphs", IEEE TPAMI 42(4), 2020). Unlike the original the index is a function of the
/// set of vectors alone: the layer of a vector is drawn from its content, vectors join in an order of content, copies of one
/// vector are one node, and threads do not change it. Memory beside the vectors: about 4·(2·links + 1) + 20 bytes each.
/// Immutable; search it through one <see cref="NeighbourSearcher"/> for each thread.
/// </remarks>
public sealed class NeighbourIndex
{
    private readonly LinkTable _links;

    private NeighbourIndex(QuantisedVectors vectors, DistinctVectors nodes, LinkTable links, NeighbourOptions options, int entry)
    {
        (Vectors, Nodes, _links, Options, Entry) = (vectors, nodes, links, options, entry);
    }

    /// <summary>The vectors.</summary>
    public QuantisedVectors Vectors { get; }

    /// <summary>Vectors that differ from one another and from zero.</summary>
    public int Distinct => Nodes.Count;

    /// <summary>Bytes that the links take, beside the vectors.</summary>
    public long LinkBytes => _links.Bytes + (sizeof(int) * ((long)Nodes.Count + Vectors.Count));

    internal DistinctVectors Nodes { get; }

    internal NeighbourOptions Options { get; }

    internal int Entry { get; }

    internal int Top => Entry < 0 ? 0 : _links.Levels[Entry];

    /// <summary>Builds the index of vectors, to which none may be added afterwards.</summary>
    public static NeighbourIndex Build(QuantisedVectors vectors, NeighbourOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new NeighbourOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Links, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Breadth, options.Links);
        var nodes = new DistinctVectors(vectors);
        var levels = new byte[nodes.Count];
        for (int n = 0; n < levels.Length; n++)
            levels[n] = nodes.Level(n, options.Links);
        var links = new LinkTable(levels, options.Links);
        var builder = new GraphBuilder(vectors, nodes, links, options);
        builder.Build(cancellation);
        return new NeighbourIndex(vectors, nodes, links, options, builder.Entry);
    }

    /// <summary>A searcher, for one thread.</summary>
    public NeighbourSearcher CreateSearcher() => new(this, new GraphWalk(Vectors, Nodes, _links, Options.Vectorised));

    internal ReadOnlySpan<int> Links(int node, int layer) => _links.Of(node, layer);
}
