namespace Tocsin.Cli.Pages;

/// <summary>What the user asked to check.</summary>
internal sealed record PageCheckRequest
{
    /// <summary>Saved pages or folders of them.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Pages fetched just now.</summary>
    public IReadOnlyList<PageInput> Fetched { get; init; } = [];

    /// <summary>How many pages could not be fetched.</summary>
    public int NotFetched { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The public or private key.</summary>
    public required string Key { get; init; }

    /// <summary>Election profile: before the last polls close no result may stand.</summary>
    public string? Election { get; init; }

    /// <summary>When the pages were saved; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Directory to write into.</summary>
    public string? Out { get; init; }

    /// <summary>Draw before and after.</summary>
    public bool Picture { get; init; }

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
