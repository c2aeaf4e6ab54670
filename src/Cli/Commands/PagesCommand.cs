using System.CommandLine;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin pages</c>: official pages as they were approved, and what changed in them.</summary>
public static class PagesCommand
{
    internal static readonly Argument<string[]> Inputs = new("PAGE")
    {
        Description = "Saved .html files, or folders with them. Nothing is fetched unless --fetch is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal static readonly Option<string> Store = new("--store")
    {
        Description = "Folder of the approved snapshots; nothing in it is ever overwritten.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "pages",
            "Approve official pages, and tell what changed in them that nobody approved: defacement, figures, scripts, forms, links.",
            "tocsin pages baseline results.html --store approved --new-key pages.key --approved-by \"Ida Lorne\" --region \"#results td: result\"",
            "tocsin pages check results.html --store approved --key pages.key.pub --election profile.yaml --out checked");
        command.Subcommands.Add(PagesBaselineCommand.Build(terminal, "baseline", "Approve pages as they are, in the name of a person: a signed snapshot of each."));
        command.Subcommands.Add(PagesCheckCommand.Build(terminal));
        command.Subcommands.Add(PagesBaselineCommand.Build(terminal, "approve", "Approve pages again after a change; regions and address stay as they were unless given anew."));
        return command;
    }
}
