using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin leak</c>: what of a dump is ours, and what was altered in it.</summary>
public static class LeakCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "leak",
            "Trace a dump to your own documents and show what was altered.",
            "tocsin leak enrol mail/ documents/ --index ours.leaks --key ours.key",
            "tocsin leak match dump/ --index ours.leaks --key ours.key --out comparison");
        command.Subcommands.Add(LeakEnrolCommand.Build(terminal));
        command.Subcommands.Add(LeakMatchCommand.Build(terminal));
        return command;
    }
}
