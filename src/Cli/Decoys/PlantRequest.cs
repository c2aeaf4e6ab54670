using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Decoys;

/// <summary>What the user asked of a planting.</summary>
internal sealed record PlantRequest
{
    public required IReadOnlyList<string> Ids { get; init; }

    public required string Place { get; init; }

    public required string By { get; init; }

    public required string Note { get; init; }

    public bool Move { get; init; }

    public string? From { get; init; }

    public string? CopyTo { get; init; }

    public required DecoyStoreFile Store { get; init; }

    public bool Json { get; init; }
}
