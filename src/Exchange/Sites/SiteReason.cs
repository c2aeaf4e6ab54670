namespace Tocsin.Exchange.Sites;

/// <summary>Why sites are linked.</summary>
/// <param name="Tier">1 conclusive, 2 associative, 3 circumstantial.</param>
/// <param name="Sentence">What they do; hostile text in it.</param>
/// <param name="Innocent">What else explains it.</param>
public sealed record SiteReason(int Tier, string Sentence, string Innocent);
