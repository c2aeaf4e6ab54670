namespace Tocsin.Sites.Marks;

/// <summary>An id that looks like one and says nothing: an example, a template's, a platform's own.</summary>
/// <param name="Kind">What it would be.</param>
/// <param name="Value">The id; hostile text.</param>
/// <param name="Why">Why it does not count.</param>
public sealed record RejectedId(MarkKind Kind, string Value, string Why);
