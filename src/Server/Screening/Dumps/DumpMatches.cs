namespace Tocsin.Server.Screening.Dumps;

/// <summary>What a dump, document or log has of ours.</summary>
public sealed record DumpMatches
{
    /// <summary>True when it was matched with the index of own documents.</summary>
    public bool Matched { get; init; }

    /// <summary>Documents that could be read.</summary>
    public long Documents { get; init; }

    /// <summary>Documents of ours that they were compared with.</summary>
    public long Enrolled { get; init; }

    /// <summary>Documents that are ours or hold something of ours.</summary>
    public int Ours { get; init; }

    /// <summary>Documents by verdict: ours-altered, identical, excerpt-of-ours, quotes-ours, not-ours.</summary>
    public IReadOnlyDictionary<string, int> Verdicts { get; init; } = new Dictionary<string, int>();

    /// <summary>Documents with something of ours, the altered ones first.</summary>
    public IReadOnlyList<DumpDocument> Found { get; init; } = [];

    /// <summary>True when decoys were looked for.</summary>
    public bool Checked { get; init; }

    /// <summary>Rings that are alarms.</summary>
    public int Alarming { get; init; }

    /// <summary>Decoys that rang.</summary>
    public IReadOnlyList<DecoyRing> Rings { get; init; } = [];

    /// <summary>Places of which no decoy rang; only leads see them.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>The same for somebody who may know that a decoy rang, not where it was planted.</summary>
    public DumpMatches WithoutPlaces() => this with { Silent = [], Rings = [.. Rings.Select(r => r with { Place = null, Planted = null, By = null, Note = null })] };
}
