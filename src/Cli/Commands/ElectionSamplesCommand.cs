using System.CommandLine;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Sources.Elections;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin election samples [NAME]</c>: the profiles that ship with the program.</summary>
public static class ElectionSamplesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "Print this sample instead of the list.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new TocsinCommand(
            "samples",
            "List the election profiles that ship with Tocsin, or print one of them.",
            "tocsin election samples",
            "tocsin election samples blank > my-election.yaml");
        command.Arguments.Add(name);
        command.SetAction(parsed => parsed.GetValue(name) is { } one
            ? PrintOne(one, parsed.GetValue(GlobalOptions.Json), terminal)
            : PrintAll(parsed.GetValue(GlobalOptions.Json), terminal));
        return command;
    }

    private static int PrintOne(string name, bool json, Terminal terminal)
    {
        string text = ElectionSamples.Text(name) ?? throw new UserError(
            $"there is no sample '{name}'",
            Suggestion.For(name, ElectionSamples.Names) is { } guess ? $"did you mean '{guess}'?" : $"there are: {string.Join(", ", ElectionSamples.Names)}");
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "sample");
                line.WriteString("name", name);
                line.WriteString("yaml", text);
            });
        }
        else
        {
            terminal.Out.Write(text);
        }

        return ExitCode.Clean;
    }

    private static int PrintAll(bool json, Terminal terminal)
    {
        int width = ElectionSamples.Names.Select(n => n.Length).DefaultIfEmpty().Max();
        foreach (string name in ElectionSamples.Names)
        {
            var election = ElectionFile.Load(name).Election;
            string title = IsBlank(name) ? "an empty profile with comments, to fill in" : election?.Name ?? "";
            if (json)
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "sample");
                    line.WriteString("name", name);
                    line.WriteString("title", title);
                });
            }
            else
            {
                terminal.Out.WriteLine($"{name.PadRight(width)}  {title}");
            }
        }

        if (!json)
            terminal.Say($"use one by its name (scan posts.csv --election {ElectionSamples.Names.First(n => !IsBlank(n))}), or print it: election samples NAME > FILE");
        return ExitCode.Clean;
    }

    private static bool IsBlank(string name) => string.Equals(name, "blank", StringComparison.Ordinal);
}
