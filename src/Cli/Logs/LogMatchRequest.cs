namespace Tocsin.Cli.Logs;

/// <summary>What the user asked of a matching of logs.</summary>
internal sealed record LogMatchRequest
{
    /// <summary>Logs.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Files of indicators.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>Lists of what is harmless.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Year of lines that name none; 0 to take it from the file.</summary>
    public int Year { get; init; }

    /// <summary>Tell of hosts of web addresses.</summary>
    public bool UrlHosts { get; init; }

    /// <summary>Directory to write into.</summary>
    public string? Out { get; init; }

    /// <summary>Threads to work with.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
