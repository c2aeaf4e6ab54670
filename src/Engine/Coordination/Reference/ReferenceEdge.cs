namespace Tocsin.Engine.Coordination.Reference;

/// <summary>Two accounts and all the pairs between them. Undirected; an account can be tied to itself when loops are kept.</summary>
/// <param name="From">The account with the lower name (ordinal).</param>
/// <param name="To">The other account.</param>
/// <param name="Weight">Pairs between the two.</param>
/// <param name="AverageTimeDelta">Mean seconds between the shares of a pair.</param>
/// <param name="ContentCount">Distinct contents of <paramref name="From"/> in these pairs.</param>
/// <param name="ContentCountY">Distinct contents of <paramref name="To"/>; on a loop, the two counts are the earlier and the later side.</param>
/// <param name="SymmetryScore">The smaller of the two counts over the larger.</param>
/// <param name="Objects">The distinct objects of these pairs, in the tool's order.</param>
/// <param name="AboveThreshold">Whether the weight exceeds the threshold of the run.</param>
/// <remarks>With <see cref="ReferenceOptions.CountsAsPublished"/> the counts are of earlier and later contents whoever posted
/// them, the score follows from those, and the ends stand in the order of the tool's graph.</remarks>
public readonly record struct ReferenceEdge(
    int From,
    int To,
    int Weight,
    double AverageTimeDelta,
    int ContentCount,
    int ContentCountY,
    double SymmetryScore,
    ReadOnlyMemory<int> Objects,
    bool AboveThreshold)
{
    /// <summary>The tool's own score, of earlier and later contents: its account statistics rest on it.</summary>
    internal double SymmetryByTime { get; init; }
}
