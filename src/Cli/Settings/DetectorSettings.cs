using Tocsin.Cli.Output;
using Tocsin.Engine.Detectors;
using Tocsin.Sources.Settings;

namespace Tocsin.Cli.Settings;

/// <summary>The settings file that a user names, read against the detectors there are.</summary>
public static class DetectorSettings
{
    /// <summary>What every detector is, in the order of the catalogue.</summary>
    public static IReadOnlyList<DetectorInfo> Known { get; } = [.. DetectorCatalog.All.Select(d => d.Info)];

    /// <summary>Reads settings that other work depends on: warnings are said, errors end the command. Defaults without a file.</summary>
    public static DetectionSettings Require(string? path, Terminal terminal)
    {
        if (path is null)
            return DetectionSettings.Defaults;
        var load = SettingsFile.Load(path, Known);
        foreach (var mistake in load.Mistakes)
            terminal.Say(mistake.ToString());
        return load.Settings ?? throw new UserError(
            $"the settings file {path} cannot be used",
            $"mend the mistakes above; {terminal.CommandName} detectors --yaml prints every setting with its range");
    }
}
