namespace Tocsin.Sites.Marks;

/// <summary>A kind of mark in words.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">Stable name for files.</param>
/// <param name="Tier">How far it goes when nothing weakens it.</param>
/// <param name="Family">What it travels with.</param>
/// <param name="Name">For people.</param>
/// <param name="Says">What sites with the same value do, after their names: "count their visitors in the same …".</param>
/// <param name="Innocent">What else explains it.</param>
public sealed record MarkInfo(MarkKind Kind, string Code, MarkTier Tier, MarkFamily Family, string Name, string Says, string Innocent);
