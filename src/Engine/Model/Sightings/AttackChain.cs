using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Model.Sightings;

/// <summary>Sightings of the hacking half and incidents of the information half that belong together, as steps in time.</summary>
/// <remarks>A proposal: that steps belong together is shown by what they share and judged by people. It names no author.</remarks>
public sealed record AttackChain
{
    /// <summary>Stable id: <c>chain--</c> and a UUIDv5 over its members.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for people.</summary>
    public required string Title { get; init; }

    /// <summary>How grave.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Why so grave.</summary>
    public required IReadOnlyList<string> SeverityReasons { get; init; }

    /// <summary>How sure that the steps belong together: high when each shares something specific with another, moderate otherwise.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The steps in time; what has no time stands where its stage would.</summary>
    public required IReadOnlyList<ChainStep> Steps { get; init; }

    /// <summary>Why they were joined, what is circumstantial last.</summary>
    public required IReadOnlyList<string> JoinedBecause { get; init; }

    /// <summary>The protected subjects it bears on.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>First step with a time.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>Last act with a time.</summary>
    public required DateTimeOffset? Last { get; init; }
}
