namespace Tocsin.Engine.Coordination.Reference;

/// <summary>What the reference tool's method finds in a set of shares. All lists are in a fixed order.</summary>
public sealed class ReferenceResult
{
    private readonly int[] _accountRanks;
    private readonly int[] _objectRanks;
    private readonly int[] _uniqueShares;
    private readonly bool _asPublished;

    internal ReferenceResult(
        IReadOnlyList<ReferencePair> pairs, ReferenceEdge[] edges, double threshold, int[] accountRanks, int[] objectRanks, int[] uniqueShares, bool asPublished)
    {
        (_accountRanks, _objectRanks, _uniqueShares, _asPublished) = (accountRanks, objectRanks, uniqueShares, asPublished);
        Pairs = pairs;
        Edges = edges;
        Threshold = threshold;
        Accounts = AccountStatistics.Of(edges, accountRanks, uniqueShares);
        Objects = ObjectStatistics.Of(edges, objectRanks, asPublished);
    }

    /// <summary>The pairs, by the names of object, earlier content and later content (ordinal).</summary>
    public IReadOnlyList<ReferencePair> Pairs { get; }

    /// <summary>The edges, heaviest first, then by the names of their ends.</summary>
    public IReadOnlyList<ReferenceEdge> Edges { get; }

    /// <summary>The accounts of <see cref="Edges"/>, by name.</summary>
    public IReadOnlyList<ReferenceAccount> Accounts { get; }

    /// <summary>The objects of <see cref="Edges"/>, most accounts first, then by name.</summary>
    public IReadOnlyList<ReferenceObject> Objects { get; }

    /// <summary>The weight an edge must exceed to stand above the threshold; 0 when there are no edges.</summary>
    public double Threshold { get; }

    /// <summary>
    /// The network of the edges above the threshold alone (the tool's <c>subgraph = 1</c>) with its accounts and objects (its
    /// statistics at <c>weight_threshold = "full"</c>). The pairs stay whole, as do the accounts' unique shares.
    /// </summary>
    public ReferenceResult AboveThreshold() =>
        new(Pairs, [.. Edges.Where(static e => e.AboveThreshold)], Threshold, _accountRanks, _objectRanks, _uniqueShares, _asPublished);
}
