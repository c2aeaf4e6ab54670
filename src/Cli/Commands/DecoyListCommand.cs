using System.CommandLine;
using Tocsin.Cli.Decoys;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin decoy list</c>: all decoys and where they are.</summary>
public static class DecoyListCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand("list", "Show all decoys, planted or not. What it prints is as secret as the store.", "tocsin decoy list --store decoys.json");
        command.Options.Add(DecoyOptions.Store);
        command.Options.Add(DecoyOptions.Passphrase);
        command.SetAction((parsed, _) => Task.FromResult(ListRun.Run(DecoyOptions.Of(parsed), parsed.GetValue(GlobalOptions.Json), terminal)));
        return command;
    }
}
