using System.Collections.Concurrent;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors;

/// <summary>What detectors are given.</summary>
/// <param name="Posts">The posts, sealed.</param>
/// <param name="Election">The election profile, if any.</param>
/// <param name="Settings">The settings of all detectors.</param>
public sealed record DetectionContext(PostTable Posts, Election? Election, DetectionSettings Settings)
{
    /// <summary>The operator's sentence encoder; null when none was given.</summary>
    public ISentenceEncoder? Encoder { get; init; }

    /// <summary>Fact-checked claims to look for (<c>--claims</c>).</summary>
    public IReadOnlyList<ClaimReview> Claims { get; init; } = [];

    /// <summary>Outlets beside those of the profile (<c>--outlets</c>).</summary>
    public OutletKnowledge Outlets { get; init; } = OutletKnowledge.None;

    private readonly ConcurrentDictionary<double, Lazy<TextClusters>> _copies = new();

    /// <summary>The clusters of near-duplicate texts, computed once however many detectors ask.</summary>
    /// <param name="similarity">Least Levenshtein ratio to a cluster's typical text, 0 to 1.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public TextClusters Copies(double similarity, CancellationToken cancellation) =>
        _copies.GetOrAdd(similarity, s => new Lazy<TextClusters>(() => TextClusters.Build(Posts, s, cancellation, Threads))).Value;

    /// <summary>Threads a detector may use; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
