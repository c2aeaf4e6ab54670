namespace Tocsin.Cli.Archives;

/// <summary>What a scan used and no archive holds: whoever has it can repeat all of the scan.</summary>
internal sealed record OfficeSecrets
{
    /// <summary>Key of the leak index.</summary>
    public string? LeakKey { get; init; }

    /// <summary>Where one's own documents are.</summary>
    public IReadOnlyList<string> Originals { get; init; } = [];

    /// <summary>The store of decoys.</summary>
    public string? Decoys { get; init; }

    /// <summary>The store of approved pages.</summary>
    public string? PageStore { get; init; }

    /// <summary>Key of that store.</summary>
    public string? PageKey { get; init; }

    /// <summary>What is still missing of what the scan used: the kind, and the option that gives it.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> unrecorded) => unrecorded.Select(kind => kind switch
    {
        "leak-key" => LeakKey is null ? "--leak-key FILE" : "",
        "originals" => Originals.Count == 0 ? "--originals DIR" : "",
        "decoys" => Decoys is null ? "--decoys FILE" : "",
        "page-store" => PageStore is null || PageKey is null ? "--page-store DIR --page-key FILE" : "",
        _ => kind,
    }).Where(m => m.Length > 0);
}
