namespace Tocsin.Cli.Leaks;

/// <summary>What the user asked of a matching.</summary>
public sealed record MatchRequest
{
    /// <summary>Directories or files of the dump.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The index.</summary>
    public required string Index { get; init; }

    /// <summary>The key file.</summary>
    public required string Key { get; init; }

    /// <summary>Where the originals are; empty to look where they were enrolled from.</summary>
    public IReadOnlyList<string> Originals { get; init; } = [];

    /// <summary>Directory for the comparison; null for none.</summary>
    public string? Out { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
