using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Decoys;

/// <summary>What the user asked of a check.</summary>
internal sealed record CheckRequest
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required IReadOnlyList<string> Own { get; init; }

    public string? Out { get; init; }

    public required DecoyStoreFile Store { get; init; }

    public bool Json { get; init; }
}
