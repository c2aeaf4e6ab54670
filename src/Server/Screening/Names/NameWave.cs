namespace Tocsin.Server.Screening.Names;

/// <summary>Alarms that belong together.</summary>
/// <param name="By">What they have in common.</param>
/// <param name="Alarms">How many.</param>
/// <param name="Protected">Which protected names they look like.</param>
public sealed record NameWave(string By, int Alarms, IReadOnlyList<string> Protected);
