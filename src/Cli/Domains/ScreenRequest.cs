namespace Tocsin.Cli.Domains;

/// <summary>What the user asked of a screening.</summary>
public sealed record ScreenRequest
{
    /// <summary>Files, directories, globs; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Lists of names to protect.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>Election profiles whose subjects' and outlets' domains are protected.</summary>
    public IReadOnlyList<string> Elections { get; init; } = [];

    /// <summary>Lists of domains that never alarm.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>A sample of ordinary names to grade the protected names by; null for the built-in one.</summary>
    public string? Sample { get; init; }

    /// <summary>Least score of an alarm.</summary>
    public double MinimumScore { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
