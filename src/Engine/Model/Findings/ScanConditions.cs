using System.Text.Json.Serialization;

namespace Tocsin.Engine.Model.Findings;

/// <summary>Everything beside the inputs that a scan's results depend on: who holds the same inputs can repeat it from this.</summary>
/// <remarks>Threads, output directory and the shape of what is printed never matter and are left out. No secret is in it.</remarks>
public sealed record ScanConditions
{
    /// <summary>Files, directories and globs as typed; <c>-</c> is standard input.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Format that overruled recognition; null when each input was recognised.</summary>
    public string? Format { get; init; }

    /// <summary>The value of <c>--map</c>; null without one.</summary>
    public string? Map { get; init; }

    /// <summary>The election profile.</summary>
    public ConditionFile? Election { get; init; }

    /// <summary>Fact-checks.</summary>
    public IReadOnlyList<ConditionFile> Claims { get; init; } = [];

    /// <summary>Lists of outlets and of ties between sites.</summary>
    public IReadOnlyList<ConditionFile> Outlets { get; init; } = [];

    /// <summary>What was taken from the register of outlets of a case store; the last of <see cref="Outlets"/> holds it. Null without one.</summary>
    public RegisterUse? Register { get; init; }

    /// <summary>Settings of the detectors; null for the defaults.</summary>
    public ConditionFile? Settings { get; init; }

    /// <summary>The sentence encoder; null without one.</summary>
    public ConditionFile? Encoder { get; init; }

    /// <summary>Folder of media files; null without one.</summary>
    public string? Media { get; init; }

    /// <summary>Published method that ran in place of the detectors; null for the detectors.</summary>
    public string? Method { get; init; }

    /// <summary>Settings of the compatibility mode, by the names of its options; empty without it.</summary>
    public IReadOnlyDictionary<string, string> Compat { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A mark by which the pseudonym key is known again: the first 16 hex digits of HMAC-SHA-256 under it of a fixed text. Null when the key was
    /// drawn from the posts, which whoever holds the posts repeats.
    /// </summary>
    public string? PseudonymKeyMark { get; init; }

    /// <summary>When the dump appeared, as given.</summary>
    public DateTimeOffset? DumpSeen { get; init; }

    /// <summary>Where the dump was published.</summary>
    public IReadOnlyList<string> DumpLinks { get; init; } = [];

    /// <summary>True when where decoys were planted was left out. Written only then, so that earlier scans read as they were written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WithoutPlaces { get; init; }

    /// <summary>When the official pages were saved, as given.</summary>
    public DateTimeOffset? PagesSeen { get; init; }

    /// <summary>What else the scan was given and does not record by content, because it is secret or lies in a store: <c>leak-key</c>, <c>originals</c>, <c>decoys</c>, <c>page-store</c>.</summary>
    public IReadOnlyList<string> Unrecorded { get; init; } = [];
}
