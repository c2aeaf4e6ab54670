using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Engine.Incidents.Fusing;

/// <summary>One incident as the rules and people joined it: groups of accounts, and the chain that joins both halves if there is one.</summary>
public sealed record FusedIncident
{
    /// <summary>Ids of its findings and sightings, in order.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>A short name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in one paragraph.</summary>
    public required string Summary { get; init; }

    /// <summary>How grave.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Why so grave.</summary>
    public required IReadOnlyList<string> SeverityReasons { get; init; }

    /// <summary>Why its members are one incident.</summary>
    public required IReadOnlyList<string> JoinedBecause { get; init; }

    /// <summary>First act; null when nothing in it has a time.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>Last act.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Ids of the protected subjects it bears on.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Its groups of accounts, the gravest first.</summary>
    public required IReadOnlyList<Incident> Groups { get; init; }

    /// <summary>Its steps in time, where both halves or several stages are in it.</summary>
    public required IReadOnlyList<AttackChain> Chains { get; init; }

    /// <summary>What was seen and is in no chain.</summary>
    public required IReadOnlyList<Sighting> Loose { get; init; }
}
