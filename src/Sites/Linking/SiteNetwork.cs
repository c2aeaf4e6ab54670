using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>Sites that hang together at a tier.</summary>
/// <param name="Number">Number in the output, from 1.</param>
/// <param name="Tier">The weakest tier needed to join them.</param>
/// <param name="Hosts">All its sites, in order.</param>
/// <param name="Parts">Networks of a stronger tier within it, by number.</param>
/// <param name="Because">What they share, the strongest first; what holds a part together is told with the part.</param>
/// <param name="Likeness">Pairs that are alike in structure or words.</param>
public sealed record SiteNetwork(int Number, MarkTier Tier, IReadOnlyList<string> Hosts, IReadOnlyList<int> Parts, IReadOnlyList<SharedMark> Because, IReadOnlyList<SitePair> Likeness);
