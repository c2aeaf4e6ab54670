namespace Tocsin.Engine.Leaks;

/// <summary>An enrolled document with the fingerprints that were found of it.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Grams">Found fingerprints in the order of the dump, each with its ordinal in the enrolled document.</param>
/// <param name="Ordinals">The different ordinals.</param>
/// <param name="Evidence">Their weight, without the frame.</param>
/// <param name="LongestRun">The most that one unbroken passage weighs.</param>
/// <param name="FrameEvidence">Weight of what stands in the frame, <see cref="SharedFrame"/>.</param>
/// <param name="DumpShare">Share of the dump's letters that lie in them.</param>
/// <param name="OriginalShare">Share of the enrolled document's fingerprints.</param>
internal sealed record TracedSource(int Document, IReadOnlyList<(int Found, int Ordinal)> Grams, IReadOnlySet<int> Ordinals, double Evidence, double LongestRun, double FrameEvidence, double DumpShare, double OriginalShare);
