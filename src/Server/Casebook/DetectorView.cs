using Tocsin.Engine.Detectors;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>A detector as it stands in an election: what it is, what holds, what was measured.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Standing">What people chose about it.</param>
/// <param name="Precision">What was measured of it; null where nothing was.</param>
public sealed record DetectorView(DetectorInfo Info, DetectorStanding Standing, MeasuredPrecision? Precision)
{
    /// <summary>The value in force of a setting.</summary>
    public string Value(DetectorSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Standing.Settings.TryGetValue(setting.Name, out string? chosen) ? chosen : SettingValue.DefaultOf(setting).Text;
    }

    /// <summary>True when somebody changed this setting.</summary>
    public bool IsTuned(DetectorSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Standing.Settings.ContainsKey(setting.Name);
    }
}
