using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>Two sites with something in common.</summary>
/// <param name="A">The one, first in order.</param>
/// <param name="B">The other.</param>
/// <param name="Tier">The strongest tier at which they are linked.</param>
/// <param name="Marks">What they share, the strongest first.</param>
/// <param name="Structure">Similarity of structure (Jaccard), 0 to 1.</param>
/// <param name="Text">Similarity of words (Jaccard), 0 to 1.</param>
public sealed record SitePair(string A, string B, MarkTier Tier, IReadOnlyList<Mark> Marks, double Structure, double Text);
