namespace Tocsin.Decoys;

/// <summary>One decoy: what it is, what tells it, and where it was put.</summary>
public sealed record Decoy
{
    /// <summary>Short id, for the owner only: it stands nowhere in the decoy.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required DecoyKind Kind { get; init; }

    /// <summary>Its language, ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>What a reader would call it.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Its text as a reader of the file sees it; fingerprints are taken from it.</summary>
    public required string Text { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<DecoyFile> Files { get; init; }

    /// <summary>What stands in it and nowhere else.</summary>
    public required IReadOnlyList<Canary> Canaries { get; init; }

    /// <summary>Where it was put, the latest last; more than one only when it was moved.</summary>
    public IReadOnlyList<Planting> Plantings { get; init; } = [];

    /// <summary>Where it is; null when it was not planted.</summary>
    public Planting? Planted => Plantings.Count == 0 ? null : Plantings[^1];

    /// <summary>Where it was at a moment: the last place by then; its first place for a moment before that.</summary>
    public Planting? PlantedBy(DateTimeOffset? moment) =>
        moment is null ? Planted : Plantings.LastOrDefault(p => p.At <= moment) ?? (Plantings.Count == 0 ? null : Plantings[0]);
}
