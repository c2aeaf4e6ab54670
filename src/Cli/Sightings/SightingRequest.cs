using Tocsin.Cli.Scanning;
using Tocsin.Decoys.Storing;

namespace Tocsin.Cli.Sightings;

/// <summary>What of the hacking half a scan is to look at beside its posts.</summary>
public sealed record SightingRequest
{
    /// <summary>Lists and logs of host names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Messages, mbox files, folders.</summary>
    public IReadOnlyList<string> Mail { get; init; } = [];

    /// <summary>Directories or files of a dump.</summary>
    public IReadOnlyList<string> Dump { get; init; } = [];

    /// <summary>When the dump appeared; null when nobody knows.</summary>
    public DateTimeOffset? DumpSeen { get; init; }

    /// <summary>Where the dump was published.</summary>
    public IReadOnlyList<string> DumpLinks { get; init; } = [];

    /// <summary>The index of own documents.</summary>
    public string? LeakIndex { get; init; }

    /// <summary>Its key.</summary>
    public string? LeakKey { get; init; }

    /// <summary>Where the originals are.</summary>
    public IReadOnlyList<string> Originals { get; init; } = [];

    /// <summary>Logs to look for indicators in.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Indicators that partners gave, beside the names that this scan finds itself.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Sign-in logs.</summary>
    public IReadOnlyList<string> SignIns { get; init; } = [];

    /// <summary>The store of decoys; null without one.</summary>
    public DecoyStoreFile? Decoys { get; init; }

    /// <summary>True to leave where decoys were planted out of what is told and kept.</summary>
    public bool WithoutPlaces { get; init; }

    /// <summary>Saved official pages.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Store of the approved ones.</summary>
    public string? PageStore { get; init; }

    /// <summary>Key of that store.</summary>
    public string? PageKey { get; init; }

    /// <summary>When the pages were saved; null when nobody knows.</summary>
    public DateTimeOffset? PagesSeen { get; init; }

    /// <summary>Saved pages of suspicious sites.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Saved pages of protected sites, to compare them with.</summary>
    public IReadOnlyList<string> ProtectedPages { get; init; } = [];

    /// <summary>What the files were called, when these are copies of what an earlier scan read.</summary>
    internal RecordedPaths Recorded { get; init; } = RecordedPaths.AsTheyAre;

    /// <summary>True when there is anything to look at.</summary>
    public bool Any => Names.Count + Mail.Count + Dump.Count + Logs.Count + SignIns.Count + Pages.Count + Sites.Count > 0;
}
