using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Storage;

/// <summary>A finding or a sighting in a list, with the incident it is in.</summary>
public sealed record FoundCard
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the detector.</summary>
    public required string Detector { get; init; }

    /// <summary>What it says.</summary>
    public required string Sentence { get; init; }

    /// <summary>How sure.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>First act; null when it has no time.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>Last act.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Number of its incident; null when it is in none.</summary>
    public required long? Incident { get; init; }

    /// <summary>The whole, where it is a sighting.</summary>
    public required Sighting? Sighting { get; init; }
}
