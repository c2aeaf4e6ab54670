using Tocsin.Engine.Model.Elections;
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

    /// <summary>Threads a detector may use; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
