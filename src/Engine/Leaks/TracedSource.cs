namespace Tocsin.Engine.Leaks;

/// <summary>An enrolled document with the fingerprints that were found of it.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Grams">Found fingerprints in the order of the dump, each with its ordinal in the enrolled document.</param>
/// <param name="Ordinals">The different ordinals.</param>
/// <param name="Evidence">Their weight.</param>
/// <param name="OriginalShare">Share of the enrolled document's fingerprints.</param>
internal sealed record TracedSource(int Document, IReadOnlyList<(int Found, int Ordinal)> Grams, IReadOnlySet<int> Ordinals, double Evidence, double OriginalShare);
