namespace Tocsin.Engine.Coordination.Methods;

/// <summary>A published method as a configuration: layers, what is kept of their union, and how it is cut into groups.</summary>
/// <remarks>
/// None of these methods has a null model, so none can say how unlikely its groups are by chance; they are here to compare with and to
/// repeat what was published. Tocsin's own detectors need none of their thresholds.
/// </remarks>
public sealed record CoordinationMethod
{
    /// <summary>Stable name in lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Citation { get; init; }

    /// <summary>Which of its numbers are the publication's and which are ours, and where ours differs from the original.</summary>
    public required string Origin { get; init; }

    /// <summary>Its networks; several are joined into one.</summary>
    public required IReadOnlyList<MethodLayer> Layers { get; init; }

    /// <summary>What is kept of the joined network.</summary>
    public MethodFilter Filter { get; init; } = MethodFilter.None;

    /// <summary>How it is cut into groups.</summary>
    public MethodCommunity Community { get; init; } = MethodCommunity.Components;

    /// <summary>Accounts a group needs at least.</summary>
    public int MinimumGroup { get; init; } = 2;
}
