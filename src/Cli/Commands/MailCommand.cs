using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin mail</c>: phishing and impersonation in mail.</summary>
public static class MailCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "mail",
            "Find attacks in mail; nothing in a message is fetched, opened or run.",
            "tocsin mail screen suspicious.eml",
            "tocsin mail screen inbox.mbox --election fr-2017-president");
        command.Subcommands.Add(MailScreenCommand.Build(terminal));
        return command;
    }
}
