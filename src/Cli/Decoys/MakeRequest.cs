using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Decoys;

/// <summary>What the user asked of a making.</summary>
internal sealed record MakeRequest
{
    public required string Election { get; init; }

    public string? Campaign { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public string? LinkHost { get; init; }

    public string? ContactDomain { get; init; }

    public string? Seed { get; init; }

    public required DecoyStoreFile Store { get; init; }

    public required string Out { get; init; }

    public bool Json { get; init; }
}
