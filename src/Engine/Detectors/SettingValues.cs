namespace Tocsin.Engine.Detectors;

/// <summary>The settings of one detector in force: what was given, defaults for the rest.</summary>
public sealed class SettingValues
{
    /// <summary>Every detector can be switched off by this setting, which none of them declares itself.</summary>
    public static readonly DetectorSetting Enabled = DetectorSetting.Switch("enabled", true, "Whether the detector runs.");

    private readonly Dictionary<string, SettingValue> _values = new(StringComparer.Ordinal);

    internal SettingValues(DetectorInfo info, IEnumerable<SettingValue> given)
    {
        foreach (var setting in info.Settings.Prepend(Enabled))
            _values[setting.Name] = SettingValue.DefaultOf(setting);
        foreach (var value in given)
            _values[value.Setting.Name] = value;
        Named = [.. info.Settings.Select(s => new KeyValuePair<string, string>(s.Name, _values[s.Name].Text))];
    }

    /// <summary>Name and text of each setting in the order declared, as findings record them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Named { get; }

    /// <summary>A number.</summary>
    public double Number(string name) => Get(name, SettingKind.Number).Number;

    /// <summary>A whole number.</summary>
    public int Whole(string name) => (int)Get(name, SettingKind.Whole).Number;

    /// <summary>A duration.</summary>
    public TimeSpan Duration(string name) => Get(name, SettingKind.Duration).Durations[0];

    /// <summary>Several durations.</summary>
    public IReadOnlyList<TimeSpan> Durations(string name) => Get(name, SettingKind.Durations).Durations;

    /// <summary>A switch.</summary>
    public bool Switch(string name) => Get(name, SettingKind.Switch).Number > 0;

    /// <summary>A chosen word.</summary>
    public string Choice(string name) => Get(name, SettingKind.Choice).Text;

    private SettingValue Get(string name, SettingKind kind) =>
        _values.TryGetValue(name, out var value) && value.Setting.Kind == kind
            ? value
            : throw new InvalidOperationException($"BUG: there is no setting {name} of kind {kind}");
}
