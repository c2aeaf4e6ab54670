using Tocsin.Storage.Outlets;

namespace Tocsin.Storage.Tables;

/// <summary>A fact with where it belongs.</summary>
/// <param name="Entry">The entry it is about.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Audit">The line of the audit log that came with it; 0 before it is written.</param>
internal readonly record struct StoredOutletFact(long Entry, OutletFact Fact, long Audit);
