namespace Tocsin.Server.Screening.Dumps;

/// <summary>A header that was changed.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">In ours; null where the original is not at hand.</param>
/// <param name="After">In the dump.</param>
public sealed record DumpHeader(string Field, string? Before, string After);
