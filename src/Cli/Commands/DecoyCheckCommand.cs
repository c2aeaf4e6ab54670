using System.CommandLine;
using Tocsin.Cli.Decoys;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin decoy check PATH…</c>: which decoys are in a dump or a log, and so which places were reached.</summary>
public static class DecoyCheckCommand
{
    private static readonly Argument<string[]> Inputs = new("PATH")
    {
        Description = "Dumps, logs, mail, posts: files or folders, told by content. Nothing in them is executed or fetched.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Own = new("--own")
    {
        Description = "A host or address of yours, such as the back-up's: lines that name it are shown apart and raise no alarm.",
        HelpName = "HOST",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Folder for rings.ndjson, one ring a line.",
        HelpName = "DIR",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "check",
            "Look for decoys in dumps, logs, mail and posts. Exit code 1 when one rang.",
            "tocsin decoy check dump.zip --store decoys.json",
            "tocsin decoy check /var/log/auth.log access.log --own 192.0.2.7 --store decoys.json --out rings");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Own, Out, DecoyOptions.Store, DecoyOptions.Passphrase })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(CheckRun.Run(
            new CheckRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Own = parsed.GetRequiredValue(Own),
                Out = parsed.GetValue(Out),
                Store = DecoyOptions.Of(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }
}
