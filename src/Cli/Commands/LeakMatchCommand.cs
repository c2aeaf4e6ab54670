using System.CommandLine;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin leak match DUMP…</c>: what of a dump is ours and what was altered.</summary>
public static class LeakMatchCommand
{
    private static readonly Argument<string[]> Inputs = new("DUMP")
    {
        Description = "Directories or files of the dump; told by content as with enrol. Nothing in them is executed or fetched.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Originals = new("--originals")
    {
        Description = "Where your documents are, to show what was altered word by word; without it they are sought where they were enrolled from.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Directory for leak.html, a comparison for people without Tocsin, and leak.json.",
        HelpName = "DIR",
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "match",
            "Match a dump against the index: ours, altered, an excerpt, a quotation, or not ours. Exit code 1 when something is ours.",
            "tocsin leak match dump/ --index ours.leaks --key ours.key",
            "tocsin leak match dump.zip --index ours.leaks --key ours.key --originals documents/ --out comparison");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { LeakOptions.Index, LeakOptions.Key, Originals, Out, LeakOptions.Threads })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(MatchRun.Run(
            new MatchRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Index = parsed.GetRequiredValue(LeakOptions.Index),
                Key = parsed.GetRequiredValue(LeakOptions.Key),
                Originals = parsed.GetRequiredValue(Originals),
                Out = parsed.GetValue(Out),
                Threads = LeakOptions.Threads.Read(parsed),
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation)));
        return command;
    }
}
