using System.Text;
using Tocsin.Engine.Detectors;

namespace Tocsin.Sources.Settings;

/// <summary>The settings file that says what holds without one: every setting with its default, meaning, unit and range.</summary>
public static class SettingsTemplate
{
    private const int Width = 118;

    /// <summary>The file as text; <see cref="SettingsFile"/> reads it back to the defaults.</summary>
    public static string Write(IReadOnlyList<DetectorInfo> detectors)
    {
        ArgumentNullException.ThrowIfNull(detectors);
        var text = new StringBuilder();
        Comment(text, "", "Settings of Tocsin's detectors. Every value here is the default: keep the lines you change, remove the rest.");
        Comment(text, "", "Use: tocsin scan INPUT --settings FILE. Check: tocsin settings check FILE. Durations: 500 ms, 10 s, 5 min, 1 h or 2 d.");
        foreach (var info in detectors)
        {
            text.Append('\n');
            Comment(text, "", $"{info.Title}. {info.Finds} More: docs/detectors/{info.Page}.");
            text.Append(info.Name).Append(":\n");
            foreach (var setting in info.Settings.Prepend(SettingValues.Enabled))
            {
                Comment(text, "  ", $"{setting.Meaning} {Allowed(setting)}.");
                text.Append("  ").Append(setting.Name).Append(": ")
                    .Append(setting.Kind == SettingKind.Durations ? $"[{setting.Default}]" : setting.Default).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Allowed(DetectorSetting setting) => setting.Kind switch
    {
        SettingKind.Switch => "On or off",
        SettingKind.Choice => $"One of: {setting.Range}",
        SettingKind.Durations => $"Ascending durations, {setting.Range}",
        SettingKind.Duration => $"A duration, {setting.Range}",
        SettingKind.Whole => $"Whole number ({setting.Unit}), {setting.Range}",
        _ => $"Number ({setting.Unit}), {setting.Range}",
    };

    private static void Comment(StringBuilder text, string indent, string words)
    {
        var line = new StringBuilder();
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent.Length + line.Length + word.Length + 3 > Width)
            {
                text.Append(indent).Append('#').Append(line).Append('\n');
                line.Clear();
            }

            line.Append(' ').Append(word);
        }

        text.Append(indent).Append('#').Append(line).Append('\n');
    }
}
