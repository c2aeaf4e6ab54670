namespace Tocsin.Pages.Reading;

/// <summary>Something of a page that acts or leads elsewhere.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Name">What identifies it for a reader: the text of a link, the fields of a form.</param>
/// <param name="Target">Where it leads, resolved against the page; of inline scripts <c>sha256:</c> of the text.</param>
/// <param name="Rule">Rule of the region it stands in; null outside all regions.</param>
public sealed record PagePart(PartKind Kind, string Path, string Name, string Target, RegionRule? Rule);
