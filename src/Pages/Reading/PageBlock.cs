namespace Tocsin.Pages.Reading;

/// <summary>A run of visible text.</summary>
/// <param name="Path">Where it stands: tags and numbers from the root.</param>
/// <param name="Label">What names it: of a table cell its row and column; otherwise empty.</param>
/// <param name="Text">Its text, white space folded.</param>
/// <param name="Rule">Rule of the region it stands in; null outside all regions.</param>
public sealed record PageBlock(string Path, string Label, string Text, RegionRule? Rule);
