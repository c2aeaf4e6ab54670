using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Server.Api;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary>A command by which a named person decides something about one incident.</summary>
internal sealed class DecisionCommand : TocsinCommand
{
    private readonly Terminal _terminal;
    private readonly DecisionOptions _options;
    private Func<ParseResult, NewDecision>? _remote;

    /// <summary>Creates it with the options all of them have.</summary>
    public DecisionCommand(Terminal terminal, DecisionOptions options, string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        (_terminal, _options) = (terminal, options);
        Arguments.Add(options.Which);
        foreach (Option option in new Option[] { options.By, options.Reason, options.Store, options.Election })
            Options.Add(option);
    }

    /// <summary>Says how a duty room is asked to record it; the name is that of its key.</summary>
    public void Remotely(Func<ParseResult, NewDecision> decision)
    {
        _remote = decision;
        Options.Add(_options.Server);
    }

    /// <summary>Says what it does: records a decision and tells what stands then.</summary>
    public void Decides(Func<ParseResult, CaseStore, IncidentCard, string, string, string> decide) => SetAction(async (parsed, cancellation) =>
    {
        if (_remote is not null && _options.Server.Open(parsed) is { } remote)
        {
            using (remote)
            {
                string election = await remote.Election(parsed.GetValue(_options.Election), cancellation).ConfigureAwait(false);
                var decision = _remote(parsed) with { Reason = parsed.GetRequiredValue(_options.Reason) };
                await remote.Decide(election, parsed.GetRequiredValue(_options.Which), decision, cancellation).ConfigureAwait(false);
                _terminal.Out.WriteLine($"incident {SafeText.Clean(parsed.GetRequiredValue(_options.Which))}: {decision.Kind}, recorded by the server");
                return ExitCode.Clean;
            }
        }

        using var store = _options.Store.Open(parsed, _terminal);
        var card = store.Incident(parsed.GetRequiredValue(_options.Which), parsed.GetValue(_options.Election));
        string what = decide(parsed, store, card, parsed.GetRequiredValue(_options.By), parsed.GetRequiredValue(_options.Reason));
        JudgeCommand.Done(_terminal, parsed, card.Id, card.Number, what);
        return ExitCode.Clean;
    });
}
