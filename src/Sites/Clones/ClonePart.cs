namespace Tocsin.Sites.Clones;

/// <summary>What a page has of the identity of a protected one.</summary>
/// <param name="Code">Stable name: <c>title</c>, <c>site-name</c>, <c>logo</c>, <c>icon</c>, <c>stylesheet</c>, <c>canonical</c>, <c>links</c>, <c>loads</c>, <c>account</c>.</param>
/// <param name="Says">In words; hostile text in it.</param>
public sealed record ClonePart(string Code, string Says);
