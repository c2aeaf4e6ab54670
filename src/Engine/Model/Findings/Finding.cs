namespace Tocsin.Engine.Model.Findings;

/// <summary>What one detector claims, with the numbers and the evidence behind it.</summary>
public sealed record Finding
{
    /// <summary>Stable id, derived from what is claimed: <c>finding--</c> and a UUIDv5.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the detector, as in <c>tocsin detectors</c>.</summary>
    public required string Detector { get; init; }

    /// <summary>What it bears on: accounts acting together, content, or background.</summary>
    public Bearing Bearing { get; init; } = Bearing.Coordination;

    /// <summary>What the accounts acted on together: the names of trace kinds (docs/vocabulary.md), or what else binds them.</summary>
    public required IReadOnlyList<string> Traces { get; init; }

    /// <summary>What happened, in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>How sure: from the corrected significance and the size of the effect.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>First act that counts.</summary>
    public required DateTimeOffset FirstAct { get; init; }

    /// <summary>Last act that counts.</summary>
    public required DateTimeOffset LastAct { get; init; }

    /// <summary>The window inside which acts count as together.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>Everyone who takes part, the most connected first.</summary>
    public required IReadOnlyList<Participant> Accounts { get; init; }

    /// <summary>What was shared together, the most widely shared first; <see cref="ObjectTotal"/> counts all.</summary>
    public required IReadOnlyList<SharedObject> Objects { get; init; }

    /// <summary>How many distinct objects were shared together.</summary>
    public required int ObjectTotal { get; init; }

    /// <summary>The same by kind.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ObjectTotals { get; init; } = [];

    /// <summary>Distinct posts behind the finding, each counted once.</summary>
    public required int PostTotal { get; init; }

    /// <summary>How much more than chance.</summary>
    public required Effect Effect { get; init; }

    /// <summary>How unlikely by chance, after correction.</summary>
    public required Significance Significance { get; init; }

    /// <summary>The posts behind it in time order; at most the configured number, <see cref="PostTotal"/> counts all.</summary>
    public required IReadOnlyList<EvidencePost> Evidence { get; init; }

    /// <summary>Pairs of accounts with the numbers of each.</summary>
    public required IReadOnlyList<Edge> Edges { get; init; }

    /// <summary>Each trace's part in the network, the largest first; empty for findings without a network.</summary>
    public IReadOnlyList<NetworkLayer> Layers { get; init; } = [];

    /// <summary>How tightly the network is bound; null for findings without one.</summary>
    public Cohesion? Cohesion { get; init; }

    /// <summary>Innocent explanations that would look the same, and what speaks for or against each here.</summary>
    public required IReadOnlyList<string> InnocentExplanations { get; init; }

    /// <summary>Set when the profile declares these accounts as openly one organisation.</summary>
    public string? DeclaredAs { get; init; }

    /// <summary>The settings that produced it.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }
}
