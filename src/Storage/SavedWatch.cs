namespace Tocsin.Storage;

/// <summary>A search that a person wants to hear of again.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Election">Of which election.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Words">Words that must all be there.</param>
/// <param name="Filter">Which of what has them.</param>
/// <param name="Since">Since when.</param>
/// <param name="Fresh">What came since the last look; at most <see cref="CaseStore.MostFresh"/> are counted.</param>
public sealed record SavedWatch(long Id, string Election, string Name, string Words, PostFilter Filter, DateTimeOffset Since, int Fresh);
