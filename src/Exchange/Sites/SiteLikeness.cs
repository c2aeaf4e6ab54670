namespace Tocsin.Exchange.Sites;

/// <summary>Two sites that are alike.</summary>
/// <param name="A">The one; hostile text.</param>
/// <param name="B">The other; hostile text.</param>
/// <param name="Structure">Similarity of structure, 0 to 1.</param>
/// <param name="Text">Similarity of words, 0 to 1.</param>
public sealed record SiteLikeness(string A, string B, double Structure, double Text);
