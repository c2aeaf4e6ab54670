namespace Tocsin.Server.Screening.Names;

/// <summary>What screening found among host names.</summary>
/// <param name="Names">Names that were looked at.</param>
/// <param name="Malformed">What could not be a host name.</param>
/// <param name="Protected">Names that the election protects.</param>
/// <param name="Total">Alarms in all.</param>
/// <param name="Alarms">The gravest of them, the highest score first.</param>
/// <param name="Waves">Alarms that belong together.</param>
public sealed record NameAlarms(long Names, long Malformed, int Protected, long Total, IReadOnlyList<NameAlarm> Alarms, IReadOnlyList<NameWave> Waves);
