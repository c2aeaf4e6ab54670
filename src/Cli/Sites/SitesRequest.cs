using Tocsin.Cli.Fetching;
using Tocsin.Sites;

namespace Tocsin.Cli.Sites;

/// <summary>What the user asked to link.</summary>
internal sealed record SitesRequest
{
    /// <summary>Saved pages, folders of them.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Saved pages of protected sites.</summary>
    public IReadOnlyList<string> Protect { get; init; } = [];

    /// <summary>Election profile whose subjects' domains are protected.</summary>
    public string? Election { get; init; }

    /// <summary>A mark in more sites than this counts one tier less.</summary>
    public int Many { get; init; } = 25;

    /// <summary>Sites fetched just now.</summary>
    public IReadOnlyList<Site> Fetched { get; init; } = [];

    /// <summary>What fetched them; null when nothing was to be fetched.</summary>
    public FetchSession? Session { get; init; }

    /// <summary>Directory to write into.</summary>
    public string? Out { get; init; }

    /// <summary>JSON lines instead of text.</summary>
    public bool Json { get; init; }
}
