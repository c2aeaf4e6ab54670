namespace Tocsin.Storage.Tables;

/// <summary>Which entries belong to which outlet at one moment.</summary>
/// <param name="Now">The outlet of each entry.</param>
/// <param name="Moved">Outlets to which nothing belongs any more, and where their entries went.</param>
internal sealed record OutletMembership(Dictionary<long, string> Now, IReadOnlyDictionary<string, string> Moved);
