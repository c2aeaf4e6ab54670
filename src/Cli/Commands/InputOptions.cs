using System.CommandLine;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Commands;

/// <summary>What is read, how, and what it is compared with: the options that <c>scan</c> and <c>watch</c> share.</summary>
internal sealed class InputOptions(bool optional = false)
{
    private readonly Argument<string[]> _inputs = new("INPUT")
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
        Arity = optional ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _election = new("--election", "-e")
    {
        Description = "Election profile (YAML file, or the name of a sample): calendar, who is protected, known outlets.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _claims = new("--claims")
    {
        Description = "Fact-checks to look for: ClaimReview JSON, pages that carry it, or CSV.",
        HelpName = "FILE…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _outlets = new("--outlets")
    {
        Description = "Lists of outlets with their statuses, or of sites tied by shared indicators (CSV).",
        HelpName = "FILE…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _settings = new("--settings", "-s")
    {
        Description = "Settings of the detectors (YAML; 'detectors --yaml' prints all of them).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _format = new("--format", "-f")
    {
        Description = "Read every input as this format instead of recognising it (see 'formats').",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _map = new("--map", "-m")
    {
        Description = "Which column holds what: account=author_id,time=created_at,text=body.",
        HelpName = "FIELD=COLUMN,…",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _reveal = new("--reveal")
    {
        Description = "Show accounts, post ids and mentions as they are instead of pseudonyms.",
    };

    private readonly Option<string?> _pseudonymKey = new("--pseudonym-key")
    {
        Description = "File with a secret: the same key gives the same pseudonyms in other scans.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _encoder = new("--encoder")
    {
        Description = "Directory with a sentence encoder (model.onnx and its tokenizer), to find rewordings and translations by meaning.",
        HelpName = "DIR",
    };

    private readonly ThreadsOption _threads = new();

    internal void AddTo(Command command)
    {
        command.Arguments.Add(_inputs);
        foreach (Option option in new Option[] { _election, _claims, _outlets, _settings, _format, _map, _reveal, _pseudonymKey, _encoder, _threads })
            command.Options.Add(option);
    }

    internal ScanRequest Read(ParseResult parsed, string directory) => new()
    {
        Inputs = parsed.GetRequiredValue(_inputs),
        Election = parsed.GetValue(_election),
        Claims = parsed.GetRequiredValue(_claims),
        Outlets = parsed.GetRequiredValue(_outlets),
        Settings = parsed.GetValue(_settings),
        Out = directory,
        Format = parsed.GetValue(_format),
        Map = string.Join(',', parsed.GetRequiredValue(_map)),
        Reveal = parsed.GetValue(_reveal),
        PseudonymKey = parsed.GetValue(_pseudonymKey),
        Encoder = parsed.GetValue(_encoder),
        Threads = parsed.GetValue(_threads),
        Json = parsed.GetValue(GlobalOptions.Json),
    };
}
