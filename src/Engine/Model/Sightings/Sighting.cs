using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Model.Sightings;

/// <summary>What a detector of the hacking half claims: one thing seen in names, mail, logs, dumps or pages.</summary>
/// <remarks>STIX 2.1 calls the assertion that something was seen a sighting. A finding about posts is a <see cref="Finding"/>.</remarks>
public sealed record Sighting
{
    /// <summary>Stable id, derived from what is claimed: <c>sighting--</c> and a UUIDv5.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the detector, as of its page in docs/detectors.</summary>
    public required string Detector { get; init; }

    /// <summary>Which step of an attack it would be.</summary>
    public required AttackStage Stage { get; init; }

    /// <summary>What was seen, in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>How sure.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>When it was first seen; null when the source says nothing of time.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When it was last seen; null as before.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>What the times rest on, in words: "as the receiving server recorded". Empty where they are exact.</summary>
    public string TimeNote { get; init; } = "";

    /// <summary>Ids of the protected subjects of the profile that it bears on.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>What it can have in common with others.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Reasons, the heaviest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Where it was seen; at most a few, <see cref="Times"/> counts all.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];

    /// <summary>How often it was seen.</summary>
    public long Times { get; init; } = 1;

    /// <summary>Innocent explanations that would look the same.</summary>
    public IReadOnlyList<string> InnocentExplanations { get; init; } = [];
}
