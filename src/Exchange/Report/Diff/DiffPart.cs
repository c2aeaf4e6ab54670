namespace Tocsin.Exchange.Report.Diff;

/// <summary>A stretch of a comparison.</summary>
/// <param name="Kind">Whether both texts have it, or only one.</param>
/// <param name="Text">The stretch.</param>
public readonly record struct DiffPart(DiffKind Kind, string Text);
