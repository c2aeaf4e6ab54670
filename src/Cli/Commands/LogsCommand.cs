using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin logs</c>: indicators and attacks on accounts in logs.</summary>
public static class LogsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "logs",
            "Find indicators of compromise in logs, and attacks on accounts in sign-in logs; nothing is resolved or visited.",
            "tocsin logs match dns.log proxy.log.gz --indicators partner-bundle.json",
            "tocsin logs signins signins.json --election fr-2017-president");
        command.Subcommands.Add(LogsMatchCommand.Build(terminal));
        command.Subcommands.Add(LogsSignInsCommand.Build(terminal));
        return command;
    }
}
