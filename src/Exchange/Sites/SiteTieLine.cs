namespace Tocsin.Exchange.Sites;

/// <summary>A line between two sites in the picture of a network.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="Tier">1 conclusive, 2 associative, 3 circumstantial.</param>
public sealed record SiteTieLine(string A, string B, int Tier);
