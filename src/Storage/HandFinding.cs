using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Storage;

/// <summary>What a person saw in posts that no detector found.</summary>
public sealed record HandFinding
{
    /// <summary>The election.</summary>
    public required Election Election { get; init; }

    /// <summary>Numbers of the posts it rests on.</summary>
    public required IReadOnlyCollection<long> Posts { get; init; }

    /// <summary>What was seen, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What behaviour it shows: <see cref="Tocsin.Engine.Incidents.Characterising.Behaviour.Key"/>.</summary>
    public required string Behaviour { get; init; }

    /// <summary>How sure the person is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Why they think so.</summary>
    public required string Reason { get; init; }

    /// <summary>The incident it belongs to, by number or id; null to leave that to the rules.</summary>
    public string? Into { get; init; }

    /// <summary>Revision of that incident that the person looked at; null takes it as it is.</summary>
    public long? Seen { get; init; }

    /// <summary>The posts byte for byte as they were received, where the inputs are still there.</summary>
    public IReadOnlyList<FrozenRecord> Records { get; init; } = [];
}
