namespace Tocsin.Server.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">Give it as <c>cursor</c> to go on; null at the end.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);
