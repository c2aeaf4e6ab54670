namespace Tocsin.Engine.Neighbours;

/// <summary>Tunables of the index; the names in brackets are those of the paper.</summary>
public sealed record NeighbourOptions
{
    /// <summary>Links of a vector in the upper layers (M); the lowest holds twice as many. 4 to 64.</summary>
    public int Links { get; init; } = 16;

    /// <summary>Vectors kept in view while a new one looks for its neighbours (efConstruction). 16 to 1000.</summary>
    public int Breadth { get; init; } = 64;

    /// <summary>Threads that build; the index does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Widest instructions the processor has; off for tests of the scalar twin, which gives the same numbers.</summary>
    public bool Vectorised { get; init; } = true;
}
