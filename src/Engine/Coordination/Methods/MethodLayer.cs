namespace Tocsin.Engine.Coordination.Methods;

/// <summary>One network of a method: a trace, a window, a similarity and a filter.</summary>
public sealed record MethodLayer
{
    /// <summary>What accounts have in common.</summary>
    public required MethodTrace Trace { get; init; }

    /// <summary>How close in time.</summary>
    public MethodWindow Window { get; init; } = MethodWindow.AnyTime;

    /// <summary>How alike.</summary>
    public MethodSimilarity Similarity { get; init; } = MethodSimilarity.Objects;

    /// <summary>Acts an account needs at least to take part.</summary>
    public int MinimumActs { get; init; } = 1;

    /// <summary>Parts an object needs at least: hashtags of a sequence, accounts of a set; 1 for all else.</summary>
    public int MinimumParts { get; init; } = 1;

    /// <summary>Distinct objects (or pairs of posts, or messages, where these are what is counted) an edge needs at least.</summary>
    public int MinimumWeight { get; init; } = 1;

    /// <summary>Which edges are kept.</summary>
    public MethodFilter Filter { get; init; } = MethodFilter.None;
}
