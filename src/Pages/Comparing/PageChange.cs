namespace Tocsin.Pages.Comparing;

/// <summary>One change.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Level">How grave.</param>
/// <param name="Place">Where: the label of a table cell, or the path.</param>
/// <param name="Before">What stood there; empty for something new.</param>
/// <param name="After">What stands there now; empty for something gone.</param>
/// <param name="Why">Why it has this level.</param>
public sealed record PageChange(ChangeKind Kind, ChangeLevel Level, string Place, string Before, string After, string Why);
