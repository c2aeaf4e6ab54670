namespace Tocsin.Engine.Coordination;

/// <summary>Tunables of the coordination mechanism. Set once for all data; see docs/detectors/co-sharing.md for their origin.</summary>
public sealed record CoordinationOptions
{
    /// <summary>Windows, each tested; the pair's strongest counts, corrected for their number.</summary>
    public IReadOnlyList<TimeSpan> Windows { get; init; } = [TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Least number of distinct objects two accounts must act on together. 2 to 100.</summary>
    public int MinimumWeight { get; init; } = 3;

    /// <summary>False-discovery rate of pairs. 0 to 0.2.</summary>
    public double Rate { get; init; } = 0.01;

    /// <summary>Least accounts of a group. Two accounts may be one person with two devices. 3 to 100.</summary>
    public int MinimumGroup { get; init; } = 3;

    /// <summary>Link density below which Leiden keeps groups apart. 0.001 to 0.5.</summary>
    public double Resolution { get; init; } = 0.05;

    /// <summary>
    /// Pairs formed per act of a trace, on average, in one window; beyond that the most crowded objects are left out, which
    /// carry the least evidence about any two accounts. Keeps the cost linear. 4 to 1000.
    /// </summary>
    public int PairsPerAct { get; init; } = 12;

    /// <summary>Pairs that are formed in any case, so that small data are always counted whole.</summary>
    public long PairFloor { get; init; } = 2_000_000;

    /// <summary>How many outsiders' worth of weight the ordinary rhythm of such objects has against an object's own. 1 to 20.</summary>
    public double PriorWeight { get; init; } = 3;
}
