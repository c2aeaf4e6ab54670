namespace Tocsin.Logs.Sightings;

/// <summary>What matching a chunk of lines brought to light.</summary>
/// <param name="Lines">Lines looked at.</param>
/// <param name="Sightings">Sightings in order.</param>
/// <param name="BareHosts">Lines with the host of a web address that is looked for, without its path.</param>
internal sealed record ChunkResult(long Lines, IReadOnlyList<Sighting> Sightings, long BareHosts);
