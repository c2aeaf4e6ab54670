namespace Tocsin.Exchange.Sightings;

/// <summary>An indicator and how often it was seen, without who it was seen by: that stays at home.</summary>
public sealed record SightedIndicator
{
    /// <summary>Its STIX id (<c>indicator--…</c>); null when it came from elsewhere, then it is written into the bundle.</summary>
    public string? StixId { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Its STIX pattern, for one that has no STIX id.</summary>
    public required string Pattern { get; init; }

    /// <summary>Ids of the marking definitions it carries; TLP:AMBER when there are none.</summary>
    public IReadOnlyList<string> Markings { get; init; } = [];

    /// <summary>Start of its validity.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>First time seen; null when no line told one.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Last time seen.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>How often.</summary>
    public required long Count { get; init; }

    /// <summary>How firm, 0 to 100.</summary>
    public required int Confidence { get; init; }

    /// <summary>A sentence for people that names no machine and nobody.</summary>
    public required string Sentence { get; init; }
}
