namespace Tocsin.Cli.Pages;

/// <summary>What the user asked to approve.</summary>
internal sealed record BaselineRequest
{
    /// <summary>Saved pages or folders of them.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Pages fetched just now.</summary>
    public IReadOnlyList<PageInput> Fetched { get; init; } = [];

    /// <summary>Further loads of the same page.</summary>
    public IReadOnlyList<string> Loads { get; init; } = [];

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The key.</summary>
    public string? Key { get; init; }

    /// <summary>Where a key is to be made.</summary>
    public string? NewKey { get; init; }

    /// <summary>Who approves.</summary>
    public required string By { get; init; }

    /// <summary>Note.</summary>
    public string Note { get; init; } = "";

    /// <summary>Address of the page.</summary>
    public string? Url { get; init; }

    /// <summary>Regions as typed; empty to take those of the snapshot before.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
