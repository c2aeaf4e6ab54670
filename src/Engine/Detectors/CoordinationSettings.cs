using Tocsin.Engine.Coordination;

namespace Tocsin.Engine.Detectors;

/// <summary>The documented tunables of the coordination mechanism, shared by the detectors that are built on it.</summary>
internal static class CoordinationSettings
{
    private static readonly CoordinationOptions Default = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DetectorSetting> All { get; } =
    [
        DetectorSetting.Durations("windows", Default.Windows, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "Windows tried; each pair of accounts is judged in the one in which it stands out most, corrected for their number."),
        DetectorSetting.Whole("minimum-weight", Default.MinimumWeight, "objects", 2, 100, "Distinct objects two accounts must have acted on together."),
        DetectorSetting.Number("false-discovery-rate", Default.Rate, "rate", 0.000001, 0.2, "Share of wrong pairs accepted among the pairs called."),
        DetectorSetting.Whole("minimum-group", Default.MinimumGroup, "accounts", 3, 100, "Accounts a group must have."),
        DetectorSetting.Number("resolution", Default.Resolution, "links per possible link", 0.001, 0.5, "Density below which groups are kept apart."),
    ];

    /// <summary>The options that settings stand for.</summary>
    public static CoordinationOptions Options(SettingValues values) => Default with
    {
        Windows = values.Durations("windows"),
        MinimumWeight = values.Whole("minimum-weight"),
        Rate = values.Number("false-discovery-rate"),
        MinimumGroup = values.Whole("minimum-group"),
        Resolution = values.Number("resolution"),
    };
}
