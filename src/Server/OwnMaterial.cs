namespace Tocsin.Server;

/// <summary>What the operator lets the duty room compare dumps with, for one election. The files stay where they are; nothing of them goes into the store.</summary>
public sealed record OwnMaterial
{
    /// <summary>Store of decoys; null for none.</summary>
    public string? Decoys { get; init; }

    /// <summary>File with its passphrase; null when it is not sealed.</summary>
    public string? DecoysPassphrase { get; init; }

    /// <summary>Index of own documents; null for none.</summary>
    public string? LeakIndex { get; init; }

    /// <summary>Its key.</summary>
    public string? LeakKey { get; init; }

    /// <summary>Where the originals are; null to look where they were enrolled from.</summary>
    public string? Originals { get; init; }

    /// <summary>Options of <c>tocsin decoy check</c>.</summary>
    internal IEnumerable<string> DecoyOptions => DecoysPassphrase is { } file ? ["--store", Decoys!, "--passphrase-file", file] : ["--store", Decoys!];

    /// <summary>Options of <c>tocsin leak match</c>.</summary>
    internal IEnumerable<string> LeakOptions => ["--index", LeakIndex!, "--key", LeakKey!, .. Originals is { } folder ? new[] { "--originals", folder } : []];

    /// <summary>Options of <c>tocsin scan</c>; where decoys were planted is left out of what it keeps.</summary>
    internal IEnumerable<string> ScanOptions =>
    [
        .. LeakIndex is { } index ? new[] { "--leak-index", index, "--leak-key", LeakKey! } : [],
        .. LeakIndex is not null && Originals is { } folder ? new[] { "--originals", folder } : [],
        .. Decoys is { } decoys ? new[] { "--decoys", decoys, "--without-places" } : [],
        .. Decoys is not null && DecoysPassphrase is { } file ? new[] { "--passphrase-file", file } : [],
    ];
}
