namespace Tocsin.Sites.Marks;

/// <summary>One mark of a site. The value is hostile text of a bounded length.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its value in the form in which it is compared.</param>
public readonly record struct Mark(MarkKind Kind, string Value);
