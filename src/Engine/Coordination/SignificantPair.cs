using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>A pair of accounts whose common acts exceed what chance explains.</summary>
public sealed record SignificantPair
{
    /// <summary>The lower account id.</summary>
    public required int A { get; init; }

    /// <summary>The higher account id.</summary>
    public required int B { get; init; }

    /// <summary>What they acted on.</summary>
    public required TraceKind Trace { get; init; }

    /// <summary>Window in milliseconds in which they stand out most.</summary>
    public required long Window { get; init; }

    /// <summary>Distinct objects acted on together within the window.</summary>
    public required int Weight { get; init; }

    /// <summary>Distinct objects acted on by both at any time.</summary>
    public required int Common { get; init; }

    /// <summary>The larger of the two expectations: the joint model's and the objects' rhythm's.</summary>
    public required double Expected { get; init; }

    /// <summary>What <see cref="LogP"/> was computed from, for the record.</summary>
    public PairInputs? Inputs { get; init; }

    /// <summary>ln p: the weaker of the joint and the synchrony test, corrected for the windows tried.</summary>
    public required double LogP { get; init; }

    /// <summary>ln p of the joint test alone.</summary>
    public required double JointLogP { get; init; }

    /// <summary>ln p of the synchrony test alone, corrected for the windows tried.</summary>
    public required double SynchronyLogP { get; init; }

    /// <summary>ln q of the pair by itself, over every pair that could have been tested.</summary>
    public double LogQ { get; init; }

    /// <summary>ln q of the group that the pair belongs to, over the groups of that size that could have been formed; 0 without one.</summary>
    public double GroupLogQ { get; init; }

    /// <summary>ln q at which the pair is called: by itself or through its group, whichever is stronger.</summary>
    public double ClaimLogQ => Math.Min(LogQ, GroupLogQ);
}
