using System.CommandLine;
using Tocsin.Cli.Domains;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin domains screen FILE…</c>: a stream of names against the protected ones.</summary>
public static class DomainsScreenCommand
{
    private static readonly Argument<string[]> Inputs = new("FILE")
    {
        Description = "Lists, logs, CSV or JSON with host names; files, directories or globs, - is standard input. Plain, .gz or .zst.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Protect = new("--protect", "-p")
    {
        Description = "Names to protect: one domain a line, # for comments.",
        HelpName = "NAMES.txt",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Election = new("--election", "-e")
    {
        Description = "Election profile: the domains of its subjects are protected, those of known outlets never alarm.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Allow = new("--allow")
    {
        Description = "Domains that never alarm, with all below them: one a line, or a MISP warning list.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Sample = new("--sample")
    {
        Description = "Ordinary names to grade the protected ones by, instead of the built-in hundred thousand.",
        HelpName = "FILE",
    };

    private static readonly Option<double> MinimumScore = new("--min-score")
    {
        Description = "Least score of an alarm, 0.5 to 1.",
        HelpName = "SCORE",
        DefaultValueFactory = _ => 0.5,
    };

    private static readonly ThreadsOption Threads = new();

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "screen",
            "Screen host names for lookalikes of protected names. Exit code 1 when there are alarms.",
            "tocsin domains screen newly-registered.txt.gz --protect our-names.txt",
            "tocsin domains screen dns.log --election fr-2017-president --json",
            "zcat ct-names.gz | tocsin domains screen - --protect our-names.txt --min-score 0.8");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Protect, Election, Allow, Sample, MinimumScore, Threads })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, terminal, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        double score = parsed.GetValue(MinimumScore);
        if (score is not (>= 0.5 and <= 1))
            throw new UserError($"--min-score {score} is out of range", "give a number from 0.5 to 1");
        int threads = Threads.Read(parsed);
        return ScreenRun.Run(
            new ScreenRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Protect = parsed.GetRequiredValue(Protect),
                Elections = parsed.GetRequiredValue(Election),
                Allow = parsed.GetRequiredValue(Allow),
                Sample = parsed.GetValue(Sample),
                MinimumScore = score,
                Threads = threads,
                Json = parsed.GetValue(GlobalOptions.Json),
            },
            terminal,
            cancellation);
    }
}
