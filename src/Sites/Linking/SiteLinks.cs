namespace Tocsin.Sites.Linking;

/// <summary>How sites hang together.</summary>
/// <param name="Shared">Every mark in common, the strongest first.</param>
/// <param name="Pairs">Every pair with anything that counts in common.</param>
/// <param name="Networks">Networks, conclusive ones first; within a tier the largest first.</param>
public sealed record SiteLinks(IReadOnlyList<SharedMark> Shared, IReadOnlyList<SitePair> Pairs, IReadOnlyList<SiteNetwork> Networks);
