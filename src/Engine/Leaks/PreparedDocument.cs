namespace Tocsin.Engine.Leaks;

/// <summary>A document ready to be enrolled.</summary>
/// <param name="Digest">Keyed digest of the folded text.</param>
/// <param name="Headers">Keyed digests of the four header fields.</param>
/// <param name="Hashes">Its different fingerprints, in order.</param>
/// <param name="Symbols">Length of the folded text.</param>
public sealed record PreparedDocument(UInt128 Digest, ulong[] Headers, ulong[] Hashes, int Symbols);
