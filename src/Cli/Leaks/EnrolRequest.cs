namespace Tocsin.Cli.Leaks;

/// <summary>What the user asked of an enrolment.</summary>
public sealed record EnrolRequest
{
    /// <summary>Directories or files.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The index to make or to add to.</summary>
    public required string Index { get; init; }

    /// <summary>The key file.</summary>
    public required string Key { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
