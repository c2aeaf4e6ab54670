namespace Tocsin.Pages.Storing;

/// <summary>An approved state of a page.</summary>
public sealed record PageSnapshot
{
    /// <summary>Name under which it is kept.</summary>
    public required string Page { get; init; }

    /// <summary>Number among the snapshots of the page, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its address; null when it is not known.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who approved it: a named person.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>What else there is to say.</summary>
    public string Note { get; init; } = "";

    /// <summary>Regions in which change is expected.</summary>
    public IReadOnlyList<PageRegion> Regions { get; init; } = [];

    /// <summary>The server it was fetched from; null when it was saved by other means.</summary>
    public PageOrigin? Origin { get; init; }

    /// <summary>The page as it was loaded, once or several times: what differs between loads is no change.</summary>
    public required IReadOnlyList<byte[]> Loads { get; init; }
}
