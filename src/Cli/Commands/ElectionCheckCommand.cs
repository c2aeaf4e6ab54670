using System.CommandLine;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Elections;
using Tocsin.Sources.Elections;
using Tocsin.Sources.Yaml;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin election check FILE</c>: every mistake in a profile, with line and remedy.</summary>
public static class ElectionCheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string[]>("FILE")
        {
            Description = "The profiles (YAML), or names of samples.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new TocsinCommand(
            "check",
            "Explain every mistake in an election profile, with line and remedy. Exit code 1 when there are errors.",
            "tocsin election check my-election.yaml",
            "tocsin election check fr-2017-president --json");
        command.Arguments.Add(file);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(GlobalOptions.Json), terminal));
        return command;
    }

    private static int Run(string[] files, bool json, Terminal terminal)
    {
        int worst = ExitCode.Clean;
        foreach (string file in files)
            worst = Math.Max(worst, Run(file, json, terminal));
        return worst;
    }

    private static int Run(string file, bool json, Terminal terminal)
    {
        if (!File.Exists(file) && !ElectionSamples.Names.Contains(file, StringComparer.Ordinal))
            throw new UserError($"there is no file {file}", $"check the path, or name a sample: {string.Join(", ", ElectionSamples.Names)}");
        var load = ElectionFile.Load(file);
        int errors = load.Mistakes.Count(m => m.Level == MistakeLevel.Error);
        if (json)
            WriteJson(file, load, errors, terminal.Json);
        else
            WriteText(file, load, errors, terminal);
        return errors > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void WriteText(string file, ElectionLoad load, int errors, Terminal terminal)
    {
        foreach (var mistake in load.Mistakes)
            terminal.Out.WriteLine(SafeText.Clean(mistake.ToString()));
        if (load.Election is { } election)
            Describe(election, terminal);
        int warnings = load.Mistakes.Count - errors;
        string verdict = load.Mistakes.Count == 0
            ? "no mistakes"
            : $"{Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}";
        terminal.Out.WriteLine(SafeText.Clean($"{file}: {verdict}"));
    }

    private static void Describe(Election election, Terminal terminal)
    {
        var clock = new ZonedClock(election.TimeZone);
        terminal.Out.WriteLine(SafeText.Clean($"{election.Name} ({election.Jurisdiction}, times in {clock.Name})"));
        foreach (var period in election.Periods)
            terminal.Out.WriteLine(SafeText.Clean($"  {clock.Minute(period.Start)} to {clock.Minute(period.End)}  {period.Name}"));
        terminal.Out.WriteLine(
            $"  {Words.Count(election.Protected.Count, "protected subject")}, {Words.Count(election.Outlets.Count, "known outlet")}, "
            + $"{Words.Count(election.DeclaredGroups.Count, "declared group")}");
    }

    private static void WriteJson(string file, ElectionLoad load, int errors, JsonLines json)
    {
        foreach (var mistake in load.Mistakes)
            json.Write(line => MistakeJson.Write(line, mistake));

        json.Write(line =>
        {
            line.WriteString("type", "election");
            line.WriteString("file", file);
            line.WriteBoolean("valid", errors == 0);
            line.WriteNumber("errors", errors);
            line.WriteNumber("warnings", load.Mistakes.Count - errors);
            if (load.Election is not { } election)
                return;
            line.WriteString("id", election.Id);
            line.WriteString("name", election.Name);
            line.WriteString("jurisdiction", election.Jurisdiction);
            line.WriteString("time_zone", election.TimeZone);
            line.WriteNumber("periods", election.Periods.Count);
            line.WriteNumber("protected", election.Protected.Count);
            line.WriteNumber("outlets", election.Outlets.Count);
            line.WriteNumber("declared_groups", election.DeclaredGroups.Count);
        });
    }
}
