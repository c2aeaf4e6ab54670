namespace Tocsin.Storage.Tables;

/// <summary>What one list, or a person, knows as one outlet.</summary>
internal readonly record struct OutletEntry(long Id, string List, string Key);
