namespace Tocsin.Engine.Model.Outlets;

/// <summary>One entry of a list of outlets.</summary>
/// <param name="Key">By what the next version of the list knows it again.</param>
/// <param name="Statements">What the list says of it, names and domains included.</param>
public sealed record ListedOutlet(string Key, IReadOnlyList<OutletStatement> Statements);
