namespace Tocsin.Storage;

/// <summary>What a finding rests on, byte for byte as it was received.</summary>
/// <param name="Capture">The input: its place in <see cref="ScanToKeep.Captures"/>, or its number in the store.</param>
/// <param name="Part">The file, where sightings name one; empty for posts.</param>
/// <param name="Place">Where in it: "line 12", "message 3"; empty for the whole of it.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record FrozenRecord(long Capture, string Part, string Place, byte[] Bytes);
