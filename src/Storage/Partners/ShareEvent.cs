namespace Tocsin.Storage.Partners;

/// <summary>What happened to a share.</summary>
/// <param name="Kind">share-approve, share-write, share-recall.</param>
/// <param name="Detail">Of an approval the hash that was approved; of a writing where it went; of a recall why.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
public sealed record ShareEvent(string Kind, string Detail, DateTimeOffset At, string Actor);
