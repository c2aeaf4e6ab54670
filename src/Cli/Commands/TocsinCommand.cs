using System.CommandLine;
using Tocsin.Cli.Remote;

namespace Tocsin.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
internal class TocsinCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines to copy; the word <c>tocsin</c> is replaced by the name the program was started under.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Says what it does with a store, and what with a duty room where <c>--server</c> names one.</summary>
    public void Acts(Func<ParseResult, int> here, Func<ParseResult, RemoteServer, CancellationToken, Task<int>> there)
    {
        var server = new ServerOption();
        Options.Add(server);
        SetAction(async (parsed, cancellation) =>
        {
            if (server.Open(parsed) is not { } remote)
                return here(parsed);
            using (remote)
                return await there(parsed, remote, cancellation).ConfigureAwait(false);
        });
    }

    /// <summary>Says that it needs the store itself, and what a duty room has instead.</summary>
    public void OnlyHere(string instead)
    {
        // Known, so that who tries it is told why not; not in the help, where it would promise something.
        var server = new ServerOption { Hidden = true };
        server.Validators.Add(_ => throw new UserError($"'{Path(this)}' works with the store itself, not with --server", instead));
        Options.Add(server);
    }

    private static string Path(Command command) => command.Parents.OfType<Command>().FirstOrDefault(c => c is not RootCommand) is { } parent ? $"{parent.Name} {command.Name}" : command.Name;
}
