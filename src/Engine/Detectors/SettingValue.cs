using System.Globalization;

namespace Tocsin.Engine.Detectors;

/// <summary>A setting with its value in force.</summary>
public sealed record SettingValue
{
    private SettingValue(DetectorSetting setting, string text)
    {
        Setting = setting;
        Text = text;
    }

    /// <summary>The setting.</summary>
    public DetectorSetting Setting { get; }

    /// <summary>The value in its plainest form; equal values have equal texts.</summary>
    public string Text { get; private init; }

    /// <summary>The number of a number.</summary>
    public double Number { get; private init; }

    /// <summary>The durations of a duration.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; private init; } = [];

    /// <summary>The default.</summary>
    /// <exception cref="InvalidOperationException">BUG: the default is not in range.</exception>
    public static SettingValue DefaultOf(DetectorSetting setting) =>
        TryParse(setting, setting.Default, out var value) ? value
        : throw new InvalidOperationException($"BUG: the default {setting.Default} of {setting.Name} is out of its range {setting.Range}");

    /// <summary>Reads a value; false when it is not of the kind or out of range.</summary>
    public static bool TryParse(DetectorSetting setting, string text, out SettingValue value)
    {
        var read = setting.Kind switch
        {
            SettingKind.Number or SettingKind.Whole => ReadNumber(setting, text),
            SettingKind.Duration or SettingKind.Durations => ReadDurations(setting, text),
            SettingKind.Switch => ReadSwitch(setting, text),
            _ => setting.Choices.Contains(text.Trim(), StringComparer.Ordinal) ? new SettingValue(setting, text.Trim()) : null,
        };
        value = read ?? new SettingValue(setting, text);
        return read is not null;
    }

    private static SettingValue? ReadNumber(DetectorSetting setting, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            || !(number >= setting.Least && number <= setting.Most)
            || (setting.Kind == SettingKind.Whole && number != Math.Floor(number)))
            return null;
        return new SettingValue(setting, number.ToString("0.######", CultureInfo.InvariantCulture)) { Number = number };
    }

    private static SettingValue? ReadDurations(DetectorSetting setting, string text)
    {
        var all = new List<TimeSpan>();
        foreach (string part in text.Split(','))
        {
            if (!DurationText.TryParse(part, out var one) || one.TotalSeconds < setting.Least || one.TotalSeconds > setting.Most || (all.Count > 0 && one <= all[^1]))
                return null;
            all.Add(one);
        }

        if (setting.Kind == SettingKind.Duration && all.Count != 1)
            return null;
        return new SettingValue(setting, string.Join(", ", all.Select(DurationText.Write))) { Durations = all };
    }

    private static SettingValue? ReadSwitch(DetectorSetting setting, string text) => text.Trim() switch
    {
        // YAML writes switches in many ways.
        "on" or "true" or "yes" => new SettingValue(setting, "on") { Number = 1 },
        "off" or "false" or "no" => new SettingValue(setting, "off"),
        _ => null,
    };
}
