namespace Tocsin.Storage.Partners;

/// <summary>What of a TAXII collection is asked for (TAXII 2.1 section 3.4).</summary>
public sealed record ShelfQuery
{
    /// <summary>Only what came after this moment, in Unix microseconds.</summary>
    public long After { get; init; } = -1;

    /// <summary>Only these ids; empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Only these types; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>All versions of each object.</summary>
    public bool AllVersions { get; init; }

    /// <summary>The first version of each.</summary>
    public bool First { get; init; }

    /// <summary>The last version of each.</summary>
    public bool Last { get; init; } = true;

    /// <summary>These versions, in Unix milliseconds.</summary>
    public IReadOnlyList<long> Versions { get; init; } = [];

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Leave the bodies out.</summary>
    public bool WithoutBodies { get; init; }
}
