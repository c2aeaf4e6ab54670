using Tocsin.Engine.Detectors;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Settings;

/// <summary>Reads the settings of the detectors from one YAML file: a group of settings for each detector.</summary>
/// <remarks>What may stand there comes from <see cref="DetectorInfo.Settings"/> alone (docs/settings.md). All mistakes are reported at
/// once, each with its place and remedy; reading never throws on bad input.</remarks>
public sealed class SettingsFile
{
    private readonly IReadOnlyList<DetectorInfo> _detectors;
    private readonly MistakeLog _log;
    private readonly Dictionary<string, IReadOnlyList<SettingValue>> _given = new(StringComparer.Ordinal);

    private SettingsFile(IReadOnlyList<DetectorInfo> detectors, MistakeLog log) => (_detectors, _log) = (detectors, log);

    /// <summary>Reads a file; one that cannot be read is a mistake like any other.</summary>
    public static SettingsLoad Load(string path, IReadOnlyList<DetectorInfo> detectors)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(detectors);
        var log = new MistakeLog(path);
        return new SettingsFile(detectors, log).Read(YamlText.Read(path, log));
    }

    /// <summary>Reads a text; <paramref name="name"/> stands for the file in mistakes.</summary>
    public static SettingsLoad Parse(string yaml, string name, IReadOnlyList<DetectorInfo> detectors)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(detectors);
        var log = new MistakeLog(name);
        return new SettingsFile(detectors, log).Read(YamlText.Accept(yaml, log));
    }

    private SettingsLoad Read(string? text)
    {
        if (text is not null && YamlTree.Read(YamlText.ReplaceTabs(text, _log), _log) is { IsNothing: false } root)
            ReadDetectors(root);
        return new SettingsLoad(_log.HasErrors ? null : DetectionSettings.Of(_given), _given.Sum(g => g.Value.Count), _log.InOrder());
    }

    private void ReadDetectors(YamlNode root)
    {
        if (root.Kind != YamlNodeKind.Mapping)
        {
            _log.Error(root, $"the file should name detectors, but this is {root.KindName}", "write 'co-sharing:' and its settings indented below it; tocsin detectors --yaml prints a file to start from");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Entries)
        {
            if (_detectors.FirstOrDefault(d => IsKey(key, d.Name)) is not { } info)
                Unknown(key, "detector", [.. _detectors.Select(d => d.Name)]);
            else if (!seen.Add(info.Name))
                _log.Error(key, $"the detector '{info.Name}' stands twice", "keep one group of settings for it");
            else if (!value.IsNothing)
                _given[info.Name] = ReadSettings(info, value);
        }
    }

    private List<SettingValue> ReadSettings(DetectorInfo info, YamlNode node)
    {
        // A detector is switched off in one word.
        if (node.Kind == YamlNodeKind.Scalar && SettingValue.TryParse(SettingValues.Enabled, node.Text, out var enabled))
            return [enabled];
        var given = new List<SettingValue>();
        if (node.Kind != YamlNodeKind.Mapping)
        {
            _log.Error(node, $"'{info.Name}' should be a group of settings, but this is {node.KindName}", $"write them indented below it, or '{info.Name}: off' to switch it off");
            return given;
        }

        DetectorSetting[] known = [SettingValues.Enabled, .. info.Settings];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Entries)
        {
            if (known.FirstOrDefault(s => IsKey(key, s.Name)) is not { } setting)
                Unknown(key, $"setting of {info.Name}", [.. known.Select(s => s.Name)]);
            else if (!seen.Add(setting.Name))
                _log.Error(key, $"'{setting.Name}' stands twice under {info.Name}", "keep one of them");
            else if (ReadValue(setting, value) is { } read)
                given.Add(read);
        }

        return given;
    }

    private SettingValue? ReadValue(DetectorSetting setting, YamlNode node)
    {
        if (node.IsNothing)
        {
            _log.Warn(node, $"'{setting.Name}' has no value, so its default {setting.Default} holds", "write a value, or remove the line");
            return null;
        }

        string? text = node.Kind switch
        {
            YamlNodeKind.Scalar => node.Text,
            YamlNodeKind.List when setting.Kind == SettingKind.Durations && node.Items.All(i => i.Kind == YamlNodeKind.Scalar) =>
                string.Join(", ", node.Items.Select(i => i.Text)),
            _ => null,
        };
        if (text is null)
            _log.Error(node, $"'{setting.Name}' cannot be {node.KindName}", Allowed(setting));
        else if (SettingValue.TryParse(setting, text, out var value))
            return value;
        else
            _log.Error(node, $"'{setting.Name}' cannot be '{Short(text)}'", Allowed(setting));
        return null;
    }

    private static string Allowed(DetectorSetting setting) => setting.Kind switch
    {
        SettingKind.Whole => $"write a whole number ({setting.Unit}) from {setting.Range}; the default is {setting.Default}",
        SettingKind.Number => $"write a number ({setting.Unit}) from {setting.Range}; the default is {setting.Default}",
        SettingKind.Duration => $"write a number with ms, s, min, h or d, from {setting.Range}; the default is {setting.Default}",
        SettingKind.Durations => $"write durations in ascending order, each a number with ms, s, min, h or d from {setting.Range}; the default is [{setting.Default}]",
        SettingKind.Switch => $"write on or off; the default is {setting.Default}",
        _ => $"write one of {setting.Range}; the default is {setting.Default}",
    };

    private static bool IsKey(YamlNode key, string name) => key.Kind == YamlNodeKind.Scalar && key.Text == name;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private void Unknown(YamlNode key, string what, IReadOnlyList<string> known)
    {
        if (key.Kind != YamlNodeKind.Scalar)
            _log.Error(key, "a key should be a text", $"use one of: {string.Join(", ", known)}");
        else if (key.Text == "<<")
            _log.Error(key, "merge keys ('<<') are not read", "write the keys out");
        else
            _log.Error(key, $"there is no {what} '{Short(key.Text)}'", Suggestion.For(key.Text, known) is { } near ? $"did you mean '{near}'?" : $"use one of: {string.Join(", ", known)}");
    }
}
