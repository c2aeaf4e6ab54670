using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin scan INPUT…</c>: from raw posts to an evidenced incident.</summary>
public static class ScanCommand
{
    private static readonly Argument<string[]> Inputs = new("INPUT")
    {
        Validators =
        {
            result =>
            {
                foreach (var token in result.Tokens.Where(t => Suggestion.IsOptionLike(t.Value) && !Path.Exists(t.Value)))
                    result.AddError($"Unrecognized option '{token.Value}'");
            },
        },
        Description = "Files, directories or globs; - is standard input. Plain, .gz or .zst; the format is recognised by content.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Election = new("--election", "-e")
    {
        Description = "Election profile (YAML file, or the name of a sample): calendar, who is protected, known outlets.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Claims = new("--claims")
    {
        Description = "Fact-checks to look for: ClaimReview JSON, pages that carry it, or CSV.",
        HelpName = "FILE…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Outlets = new("--outlets")
    {
        Description = "Lists of outlets with their statuses, or of sites tied by shared indicators (CSV).",
        HelpName = "FILE…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Settings = new("--settings", "-s")
    {
        Description = "Settings of the detectors (YAML; 'detectors --yaml' prints all of them).",
        HelpName = "FILE",
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Directory for the report and all other files.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ScanRequest.DefaultOut,
    };

    private static readonly Option<string?> Format = new("--format", "-f")
    {
        Description = "Read every input as this format instead of recognising it (see 'formats').",
        HelpName = "NAME",
    };

    private static readonly Option<string[]> Map = new("--map", "-m")
    {
        Description = "Which column holds what: account=author_id,time=created_at,text=body.",
        HelpName = "FIELD=COLUMN,…",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> Reveal = new("--reveal")
    {
        Description = "Show accounts, post ids and mentions as they are instead of pseudonyms.",
    };

    private static readonly Option<string?> PseudonymKey = new("--pseudonym-key")
    {
        Description = "File with a secret: the same key gives the same pseudonyms in other scans.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Encoder = new("--encoder")
    {
        Description = "Directory with a sentence encoder (model.onnx and its tokenizer), to find rewordings and translations by meaning.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Method = new("--method")
    {
        Description = "Run one published method in place of Tocsin's own detectors, to compare (see 'methods').",
        HelpName = "NAME",
    };

    private static readonly Option<int> Threads = new("--threads", "-t")
    {
        Description = "Threads to work with; the result does not depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var compat = new CompatOptions();
        var command = new TocsinCommand(
            "scan",
            "Look for coordinated behaviour in posts and write an evidenced report. Exit code 1 when something is found.",
            "tocsin scan posts.csv",
            "tocsin scan exports/ --election fr-2017-president --out report",
            "tocsin scan dump.csv.gz --map account=author_id,time=created_at,text=body",
            "tocsin simulate --posts 100000 | tocsin scan - --out report",
            "tocsin scan shares.csv --compat coortweet --window 60 --min-participation 2");
        command.Arguments.Add(Inputs);
        foreach (Option option in new Option[] { Election, Claims, Outlets, Settings, Out, Format, Map, Reveal, PseudonymKey, Encoder, Method, Threads })
            command.Options.Add(option);
        compat.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(ScanRun.Run(
            new ScanRequest
            {
                Inputs = parsed.GetRequiredValue(Inputs),
                Election = parsed.GetValue(Election),
                Claims = parsed.GetRequiredValue(Claims),
                Outlets = parsed.GetRequiredValue(Outlets),
                Settings = parsed.GetValue(Settings),
                Out = parsed.GetRequiredValue(Out),
                Format = parsed.GetValue(Format),
                Map = string.Join(',', parsed.GetRequiredValue(Map)),
                Reveal = parsed.GetValue(Reveal),
                PseudonymKey = parsed.GetValue(PseudonymKey),
                Encoder = parsed.GetValue(Encoder),
                Method = parsed.GetValue(Method),
                Threads = parsed.GetValue(Threads),
                Json = parsed.GetValue(GlobalOptions.Json),
                Compat = compat.Read(parsed),
            }.Checked(),
            terminal,
            cancellation)));
        return command;
    }
}
