namespace Tocsin.Engine.Coordination.Methods;

/// <summary>What a method gave.</summary>
public sealed record MethodResult
{
    /// <summary>The groups, the largest first.</summary>
    public required IReadOnlyList<MethodGroup> Groups { get; init; }

    /// <summary>
    /// Score of each account, 0 for those without an edge: its similarity to its nearest partner before any filter, summed over layers, or
    /// its eigenvector centrality where that is what the method prunes by. For ranking accounts only; scales differ between methods.
    /// </summary>
    public required double[] Scores { get; init; }

    /// <summary>Window of each layer in milliseconds.</summary>
    public required IReadOnlyList<long> Windows { get; init; }

    /// <summary>Edges of each layer before filtering.</summary>
    public required IReadOnlyList<int> Edges { get; init; }

    /// <summary>Edges of each layer that were kept.</summary>
    public required IReadOnlyList<int> Kept { get; init; }

    /// <summary>Objects of each layer too crowded to be counted pairwise.</summary>
    public required IReadOnlyList<int> Crowded { get; init; }
}
