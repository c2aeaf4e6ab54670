using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary>A command by which a named person decides something about one incident.</summary>
internal sealed class DecisionCommand : TocsinCommand
{
    private readonly Terminal _terminal;
    private readonly DecisionOptions _options;

    /// <summary>Creates it with the options all of them have.</summary>
    public DecisionCommand(Terminal terminal, DecisionOptions options, string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        (_terminal, _options) = (terminal, options);
        Arguments.Add(options.Which);
        foreach (Option option in new Option[] { options.By, options.Reason, options.Store, options.Election })
            Options.Add(option);
    }

    /// <summary>Says what it does: records a decision and tells what stands then.</summary>
    public void Decides(Func<ParseResult, CaseStore, IncidentCard, string, string, string> decide) => SetAction(parsed =>
    {
        using var store = _options.Store.Open(parsed, _terminal);
        var card = store.Incident(parsed.GetRequiredValue(_options.Which), parsed.GetValue(_options.Election));
        string what = decide(parsed, store, card, parsed.GetRequiredValue(_options.By), parsed.GetRequiredValue(_options.Reason));
        JudgeCommand.Done(_terminal, parsed, card.Id, card.Number, what);
        return ExitCode.Clean;
    });
}
