using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tocsin.Cli.Commands;

/// <summary>Options that every command takes.</summary>
public static class GlobalOptions
{
    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON object a line to standard output, and nothing else there.",
        Recursive = true,
    };

    /// <summary>True when the arguments ask for JSON, for failures that happen before or outside parsing.</summary>
    public static bool AsksForJson(IReadOnlyList<string> args) => args.TakeWhile(a => a != "--").Contains("--json", StringComparer.Ordinal);

    /// <summary>The words that lead to a command, each with a blank before it: " election check".</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "";
}
