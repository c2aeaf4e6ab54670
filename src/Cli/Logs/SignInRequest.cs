using Tocsin.Logs.SignIns;

namespace Tocsin.Cli.Logs;

/// <summary>What the user asked of an analysis of sign-ins.</summary>
internal sealed record SignInRequest
{
    /// <summary>Logs.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Election profiles.</summary>
    public IReadOnlyList<string> Elections { get; init; } = [];

    /// <summary>Lists of privileged accounts.</summary>
    public IReadOnlyList<string> Privileged { get; init; } = [];

    /// <summary>Lists of own networks.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Table of places.</summary>
    public string? Geo { get; init; }

    /// <summary>Year of lines that name none; 0 to take it from the file.</summary>
    public int Year { get; init; }

    /// <summary>Directory to write into.</summary>
    public string? Out { get; init; }

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Thresholds.</summary>
    public SignInOptions Options { get; init; } = new();
}
