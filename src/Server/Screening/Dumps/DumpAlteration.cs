namespace Tocsin.Server.Screening.Dumps;

/// <summary>One change.</summary>
/// <param name="Kind">Its code, as docs/detectors/leaks.md lists them.</param>
/// <param name="Before">What stands in ours; empty for what was put in.</param>
/// <param name="After">What stands in the dump; empty for what was taken out.</param>
public sealed record DumpAlteration(string Kind, string Before, string After);
