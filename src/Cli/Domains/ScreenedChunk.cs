namespace Tocsin.Cli.Domains;

/// <summary>What screening a chunk brought to light.</summary>
/// <param name="Names">Names compared.</param>
/// <param name="Malformed">Names that cannot be host names.</param>
/// <param name="Alarms">Alarms in order.</param>
internal sealed record ScreenedChunk(long Names, long Malformed, IReadOnlyList<Alarm> Alarms);
