namespace Tocsin.Engine.Domains;

/// <summary>By what an entry of a list can be known as the same outlet as another.</summary>
/// <param name="List">The list it stands in; empty when that is not known.</param>
/// <param name="Domains">Its domains and mirrors.</param>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Names">Its names.</param>
public sealed record OutletMarks(string List, IReadOnlyCollection<string> Domains, IReadOnlyCollection<string> Accounts, IReadOnlyCollection<string> Names);
