using Tocsin.Engine.Model.Findings;

namespace Tocsin.Engine.Detectors;

/// <summary>What a detector says about content, before names and evidence are added.</summary>
internal sealed record ContentDraft
{
    /// <summary>What tells this finding from others of the detector.</summary>
    public required string Key { get; init; }

    /// <summary>The finding in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What was shared: kind, value and the words of one post or a note.</summary>
    public required IReadOnlyList<(string Kind, string Value, string? Example)> Objects { get; init; }

    /// <summary>The posts, each once.</summary>
    public required IReadOnlyList<ContentPost> Posts { get; init; }

    /// <summary>How sure.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How much more than expected.</summary>
    public required Effect Effect { get; init; }

    /// <summary>How unlikely by chance.</summary>
    public required Significance Significance { get; init; }

    /// <summary>Innocent explanations.</summary>
    public required IReadOnlyList<string> Explanations { get; init; }

    /// <summary>The span inside which acts count as one.</summary>
    public TimeSpan Window { get; init; }
}
