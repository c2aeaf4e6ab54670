namespace Tocsin.Server.Screening.Names;

/// <summary>A name that looks like a protected one. The name is hostile text.</summary>
/// <param name="Name">As it was found.</param>
/// <param name="Protected">What it looks like.</param>
/// <param name="Kind">In which way, by the codes of docs/detectors/lookalike-domains.md.</param>
/// <param name="Score">0.5 to 1.</param>
/// <param name="Risk">high, medium or low.</param>
/// <param name="Reasons">Why, the main reason first.</param>
/// <param name="Line">Line of the file.</param>
public sealed record NameAlarm(string Name, string Protected, string Kind, double Score, string Risk, IReadOnlyList<string> Reasons, long Line);
