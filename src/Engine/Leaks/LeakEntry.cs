using Tocsin.Engine.Leaks.Alterations;

namespace Tocsin.Engine.Leaks;

/// <summary>One document of the dump, with everything a reader is shown about it.</summary>
public sealed record LeakEntry
{
    /// <summary>Where it is in the dump.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to ours; differences that are only noise are none.</summary>
    public required LeakVerdict Verdict { get; init; }

    /// <summary>Names of the enrolled documents it derives from, with the share of its text they explain and the share of them found.</summary>
    public IReadOnlyList<(string Name, double DumpShare, double OriginalShare)> Sources { get; init; } = [];

    /// <summary>Share of its text that all sources explain.</summary>
    public double DumpShare { get; init; }

    /// <summary>Header fields that were moved; without the original the value before is not known.</summary>
    public IReadOnlyList<(string Field, string? Before, string After)> Headers { get; init; } = [];

    /// <summary>What was altered, the gravest first; null when the original was not at hand.</summary>
    public IReadOnlyList<Alteration>? Alterations { get; init; }

    /// <summary>Places that the enrolled fingerprints do not explain, and how many fingerprints of the original are missing there.</summary>
    public IReadOnlyList<(int Start, string Text, int Missing)> Passages { get; init; } = [];

    /// <summary>Its text, where it is ours and memory allowed to keep it.</summary>
    public string? Text { get; init; }

    /// <summary>Name of an enrolled document by its number, for passages that stem from another.</summary>
    public IReadOnlyDictionary<int, string> Origins { get; init; } = new Dictionary<int, string>();

    /// <summary>True when it has too little text to be traced.</summary>
    public bool TooShort { get; init; }

    /// <summary>Name of the enrolled document that one that is not ours begins or ends like; null when there is none.</summary>
    public string? FrameOf { get; init; }

    /// <summary>Name of the enrolled mail of the same sender that one that is not ours shares passages with; null when there is none.</summary>
    public string? RepeatsOf { get; init; }

    /// <summary>What one that is not ours has in common with ours all the same, in words; null when it is nothing.</summary>
    public string? Likeness =>
        RepeatsOf is not null ? $"repeats passages of {RepeatsOf}, by the same sender: newsletters and standing texts do"
        : FrameOf is not null ? $"begins or ends like {FrameOf}: a letterhead, footer or signature"
        : null;

    /// <summary>Alterations that are more than noise, and moved headers.</summary>
    public int Grave => Headers.Count + (Alterations?.Count(a => a.Kind != AlterationKind.Noise) ?? 0);
}
