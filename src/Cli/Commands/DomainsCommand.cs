using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains</c>: lookalikes of protected names.</summary>
public static class DomainsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "domains",
            "Find lookalike domains of protected names; nothing is resolved or visited.",
            "tocsin domains screen new-domains.txt.gz --protect our-names.txt",
            "tocsin domains expand example.org");
        command.Subcommands.Add(DomainsScreenCommand.Build(terminal));
        command.Subcommands.Add(DomainsExpandCommand.Build(terminal));
        return command;
    }
}
