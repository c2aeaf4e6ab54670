namespace Tocsin.Exchange.Sites;

/// <summary>What the report on sites shows.</summary>
public sealed record SitesContent
{
    /// <summary>All sites.</summary>
    public required IReadOnlyList<SiteEntry> Sites { get; init; }

    /// <summary>Those that imitate a protected one, the gravest first.</summary>
    public required IReadOnlyList<CloneEntry> Clones { get; init; }

    /// <summary>Networks, conclusive ones first.</summary>
    public required IReadOnlyList<SiteNetworkEntry> Networks { get; init; }

    /// <summary>What looks like a link and is none, a sentence each; hostile text.</summary>
    public required IReadOnlyList<string> Aside { get; init; }

    /// <summary>What was fetched, a sentence each; hostile text.</summary>
    public IReadOnlyList<string> Fetched { get; init; } = [];
}
