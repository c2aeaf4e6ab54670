using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains</c>: lookalikes of protected names, networks of sites.</summary>
public static class DomainsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "domains",
            "Find lookalike domains of protected names, and sites that have one operator or imitate a protected one.",
            "tocsin domains screen new-domains.txt.gz --protect our-names.txt",
            "tocsin domains expand example.org",
            "tocsin domains sites saved/ --protect-page our-front.html --out sites");
        command.Subcommands.Add(DomainsScreenCommand.Build(terminal));
        command.Subcommands.Add(DomainsExpandCommand.Build(terminal));
        command.Subcommands.Add(DomainsSitesCommand.Build(terminal));
        return command;
    }
}
