namespace Tocsin.Sites.Reading;

/// <summary>Something a page loads.</summary>
/// <param name="Kind">What.</param>
/// <param name="Address">Where from, as the page writes it, an archive's wrapping taken off; hostile text.</param>
public sealed record PageAsset(AssetKind Kind, string Address);
