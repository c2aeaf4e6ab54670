namespace Tocsin.Engine.Detectors;

/// <summary>The settings of all detectors: what a settings file gave, and defaults for everything else.</summary>
public sealed class DetectionSettings
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<SettingValue>> _given;

    private DetectionSettings(IReadOnlyDictionary<string, IReadOnlyList<SettingValue>> given) => _given = given;

    /// <summary>Nothing but defaults.</summary>
    public static DetectionSettings Defaults { get; } = new(new Dictionary<string, IReadOnlyList<SettingValue>>());

    /// <summary>Settings by the detector they belong to.</summary>
    public static DetectionSettings Of(IReadOnlyDictionary<string, IReadOnlyList<SettingValue>> given) => new(given);

    /// <summary>These settings with one more given; a text that the setting does not allow is a bug of the caller.</summary>
    public DetectionSettings With(DetectorInfo info, string name, string text)
    {
        var setting = info.Settings.Prepend(SettingValues.Enabled).First(s => s.Name == name);
        if (!SettingValue.TryParse(setting, text, out var value))
            throw new ArgumentException($"{info.Name}.{name} cannot be {text}: it is {setting.Unit}, {setting.Range}", nameof(text));
        var given = new Dictionary<string, IReadOnlyList<SettingValue>>(_given);
        given[info.Name] = [.. given.GetValueOrDefault(info.Name, []).Where(v => v.Setting.Name != name), value];
        return new DetectionSettings(given);
    }

    /// <summary>The settings of one detector.</summary>
    public SettingValues For(DetectorInfo info) => new(info, _given.GetValueOrDefault(info.Name, []));

    /// <summary>True when the detector runs.</summary>
    public bool Enabled(DetectorInfo info) => For(info).Switch(SettingValues.Enabled.Name);
}
