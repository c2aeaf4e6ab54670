namespace Tocsin.Server.Screening.Dumps;

/// <summary>A document of a dump that has something of ours.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Verdict">ours-altered, identical, excerpt-of-ours or quotes-ours.</param>
/// <param name="Explained">Share of it that comes from ours.</param>
/// <param name="Sources">Documents of ours that it comes from, the main one first.</param>
/// <param name="Headers">Headers that were changed.</param>
/// <param name="Alterations">What was altered; null where the original is not at hand.</param>
public sealed record DumpDocument(string Name, string Verdict, double Explained, IReadOnlyList<DumpSource> Sources, IReadOnlyList<DumpHeader> Headers, IReadOnlyList<DumpAlteration>? Alterations);
