using Tocsin.Sites.Marks;

namespace Tocsin.Sites.Linking;

/// <summary>A mark that several sites have in common.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Hosts">The sites, in order.</param>
/// <param name="Standing">What weakens it.</param>
/// <param name="Tier">How far it goes, weakened or not.</param>
/// <param name="Sentence">What they do, in one sentence; hosts and value in it are hostile text.</param>
/// <param name="Innocent">What else explains it.</param>
public sealed record SharedMark(Mark Mark, IReadOnlyList<string> Hosts, MarkStanding Standing, MarkTier Tier, string Sentence, string Innocent);
