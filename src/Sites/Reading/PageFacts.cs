using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Reading;

/// <summary>What a saved page shows about its site. Every text is hostile.</summary>
public sealed record PageFacts
{
    /// <summary>Title, white space folded.</summary>
    public string Title { get; init; } = "";

    /// <summary>Name of the site by its own word (<c>og:site_name</c>).</summary>
    public string SiteName { get; init; } = "";

    /// <summary>Host in <c>link rel=canonical</c> or <c>og:url</c>; empty without.</summary>
    public string CanonicalHost { get; init; } = "";

    /// <summary>Host in the comment that a browser or an archiver leaves when it saves a page; empty without.</summary>
    public string SavedFrom { get; init; } = "";

    /// <summary>The page was saved from an archive of the web.</summary>
    public bool Archived { get; init; }

    /// <summary>Ids, hosts, accounts, theme.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>What looks like an id and says nothing.</summary>
    public IReadOnlyList<RejectedId> Rejected { get; init; } = [];

    /// <summary>What it loads.</summary>
    public IReadOnlyList<PageAsset> Assets { get; init; } = [];

    /// <summary>How many links lead to each other host, and how many lead anywhere (key empty).</summary>
    public IReadOnlyDictionary<string, int> Links { get; init; } = new Dictionary<string, int>();

    /// <summary>Structure.</summary>
    public ShingleSet Structure { get; init; } = ShingleSet.Of([]);

    /// <summary>Words.</summary>
    public ShingleSet Text { get; init; } = ShingleSet.Of([]);

    /// <summary>The page is larger or deeper than is looked at.</summary>
    public bool Cut { get; init; }
}
