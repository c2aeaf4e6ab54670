namespace Tocsin.Engine.Leaks;

/// <summary>What the index knows of one enrolled document.</summary>
/// <param name="Names">Where it was enrolled from: a path below a root, with the members of archives and mails after <c> › </c>.</param>
/// <param name="Digest">Keyed digest of the whole folded text.</param>
/// <param name="Headers">Keyed digests of date, author, receivers and subject; 0 for absent ones.</param>
/// <param name="Fingerprints">Number of different fingerprints.</param>
/// <param name="Symbols">Length of the folded text.</param>
public sealed record EnrolledDocument(IReadOnlyList<string> Names, UInt128 Digest, IReadOnlyList<ulong> Headers, int Fingerprints, int Symbols);
