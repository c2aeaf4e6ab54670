using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin election</c>: everything about election profiles.</summary>
public static class ElectionCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "election",
            "Check election profiles, list the samples, print the schema.",
            "tocsin election samples",
            "tocsin election samples blank > my-election.yaml",
            "tocsin election check my-election.yaml");
        command.Subcommands.Add(ElectionCheckCommand.Build(terminal));
        command.Subcommands.Add(ElectionSchemaCommand.Build(terminal));
        command.Subcommands.Add(ElectionSamplesCommand.Build(terminal));
        return command;
    }
}
