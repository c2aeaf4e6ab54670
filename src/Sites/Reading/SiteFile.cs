namespace Tocsin.Sites.Reading;

/// <summary>A file that a page loads and that was saved with it.</summary>
/// <param name="Kind">What it is to the page.</param>
/// <param name="Name">Name without folders; hostile.</param>
/// <param name="Sha256">Hash of its bytes, lower case hexadecimal.</param>
/// <param name="FaviconHash">For an icon: the number that Shodan and Censys search by; null else.</param>
/// <param name="Ordinary">Why it links nobody; empty when it may.</param>
public sealed record SiteFile(AssetKind Kind, string Name, string Sha256, int? FaviconHash, string Ordinary);
