namespace Tocsin.Engine.Detectors;

/// <summary>The documented tunables of the coordination mechanism.</summary>
internal static class CoordinationSettings
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DetectorSetting> All { get; } =
    [
        new("windows", "60 s, 10 min, 1 h", "durations", "1 s to 1 day", "Windows tried; each pair of accounts is judged in the one in which it stands out most, corrected for their number."),
        new("minimum-weight", "3", "objects", "2 to 100", "Distinct objects two accounts must have acted on together."),
        new("false-discovery-rate", "0.01", "rate", "0 to 0.2", "Share of wrong pairs accepted among the pairs called."),
        new("minimum-group", "3", "accounts", "3 to 100", "Accounts a group must have."),
        new("resolution", "0.05", "links per possible link", "0.001 to 0.5", "Density below which groups are kept apart."),
    ];
}
