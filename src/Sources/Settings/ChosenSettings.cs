using System.Text;

namespace Tocsin.Sources.Settings;

/// <summary>A settings file of what people chose: only what is not the default.</summary>
public static class ChosenSettings
{
    /// <summary>The file as text; <see cref="SettingsFile"/> reads it.</summary>
    /// <param name="heading">A line that says whose settings these are.</param>
    /// <param name="detectors">Name, whether it runs, and settings in their plainest form.</param>
    /// <returns>Empty when nothing differs from the defaults.</returns>
    public static string Write(string heading, IEnumerable<(string Detector, bool Runs, IReadOnlyDictionary<string, string> Settings)> detectors)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(detectors);
        var text = new StringBuilder();
        foreach (var (detector, runs, settings) in detectors.Where(d => !d.Runs || d.Settings.Count > 0))
        {
            text.Append(detector).Append(":\n");
            if (!runs)
                text.Append("  enabled: off\n");
            foreach (var (name, value) in settings.OrderBy(s => s.Key, StringComparer.Ordinal))
                text.Append("  ").Append(name).Append(": ").Append(value.Contains(',', StringComparison.Ordinal) ? $"[{value}]" : value).Append('\n');
        }

        return text.Length == 0 ? "" : $"# {heading.ReplaceLineEndings(" ")}\n{text}";
    }
}
