using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin decoy</c>: false documents, mail, links, contacts and credentials that tell which place was reached.</summary>
public static class DecoyCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "decoy",
            "Make decoys, plant them, and learn from a dump or a log which place was reached.",
            "tocsin decoy make --election valdoria-2027 --store decoys.json --out decoys",
            "tocsin decoy plant k7m2q --at \"finance share /2027/budget\" --by \"Ida Berg\" --store decoys.json",
            "tocsin decoy check dump.zip auth.log --store decoys.json");
        command.Subcommands.Add(DecoyMakeCommand.Build(terminal));
        command.Subcommands.Add(DecoyPlantCommand.Build(terminal));
        command.Subcommands.Add(DecoyListCommand.Build(terminal));
        command.Subcommands.Add(DecoyCheckCommand.Build(terminal));
        return command;
    }
}
