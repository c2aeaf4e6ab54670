using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Settings;
using Tocsin.Sources.Settings;
using Tocsin.Sources.Yaml;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin settings check FILE</c>: every mistake in a settings file, with line and remedy.</summary>
public static class SettingsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "settings",
            "Check a file with settings of the detectors.",
            "tocsin detectors --yaml > settings.yaml",
            "tocsin settings check settings.yaml",
            "tocsin scan posts.csv --settings settings.yaml");
        var file = new Argument<string>("FILE") { Description = "The settings (YAML)." };
        var check = new TocsinCommand(
            "check",
            "Explain every mistake in a settings file, with line and remedy. Exit code 1 when there are errors.",
            "tocsin settings check settings.yaml",
            "tocsin settings check settings.yaml --json");
        check.Arguments.Add(file);
        check.SetAction(parsed => Check(parsed.GetRequiredValue(file), parsed.GetValue(GlobalOptions.Json), terminal));
        command.Subcommands.Add(check);
        return command;
    }

    private static int Check(string file, bool json, Terminal terminal)
    {
        if (!File.Exists(file))
            throw new UserError($"there is no file {file}", $"check the path, or make one: {terminal.CommandName} detectors --yaml > {file}");
        var load = SettingsFile.Load(file, DetectorSettings.Known);
        int errors = load.Mistakes.Count(m => m.Level == MistakeLevel.Error);
        if (json)
            WriteJson(file, load, errors, terminal.Json);
        else
            WriteText(file, load, errors, terminal);
        return errors > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void WriteText(string file, SettingsLoad load, int errors, Terminal terminal)
    {
        foreach (var mistake in load.Mistakes)
            terminal.Out.WriteLine(SafeText.Clean(mistake.ToString()));
        string verdict = load.Mistakes.Count == 0
            ? $"no mistakes, {Words.Count(load.Given, "setting")} given, defaults for all others"
            : $"{Words.Count(errors, "error")}, {Words.Count(load.Mistakes.Count - errors, "warning")}";
        terminal.Out.WriteLine(SafeText.Clean($"{file}: {verdict}"));
    }

    private static void WriteJson(string file, SettingsLoad load, int errors, JsonLines json)
    {
        foreach (var mistake in load.Mistakes)
            json.Write(line => MistakeJson.Write(line, mistake));
        json.Write(line =>
        {
            line.WriteString("type", "settings");
            line.WriteString("file", file);
            line.WriteBoolean("valid", errors == 0);
            line.WriteNumber("errors", errors);
            line.WriteNumber("warnings", load.Mistakes.Count - errors);
            line.WriteNumber("given", load.Given);
        });
    }
}
