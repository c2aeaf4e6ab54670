namespace Tocsin.Engine.Leaks;

/// <summary>An enrolled document from which a document of the dump derives.</summary>
/// <param name="Document">Its number in the index.</param>
/// <param name="DumpShare">Share of the dump's text that it explains, 0 to 1.</param>
/// <param name="OriginalShare">Share of its fingerprints found, 0 to 1.</param>
/// <param name="Evidence">Weight of the fingerprints in common: each up to 1, boilerplate 0; of an identical text 1 each.</param>
/// <param name="From">Where in the dump's text the part begins in which passages of it follow one another; UTF-16 units, at a word's begin.</param>
/// <param name="To">Where that part ends.</param>
/// <param name="HeadersDiffer">Names of header fields that both have and that differ.</param>
public sealed record LeakSource(int Document, double DumpShare, double OriginalShare, double Evidence, int From, int To, IReadOnlyList<string> HeadersDiffer);
