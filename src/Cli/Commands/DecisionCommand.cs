using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Server.Api;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary>A command by which a named person decides something about one incident, in a store or in a duty room.</summary>
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
        Options.Add(options.By);
        if (options.Reason is not null)
            Options.Add(options.Reason);
        Options.Add(options.Store);
        Options.Add(options.Election);
    }

    /// <summary>Says what is decided, by what stands, and what to tell of it then.</summary>
    /// <param name="decide">Makes the decision.</param>
    /// <param name="told">What is said of it.</param>
    /// <param name="check">Refuses what is wrong as it was typed, before anything is opened or asked.</param>
    /// <remarks>With <c>--server</c> the name is that of the key.</remarks>
    public void Decides(Func<ParseResult, IncidentCard, IReadOnlyList<Decision>, NewDecision> decide, Func<ParseResult, NewDecision, IReadOnlyList<Decision>, string> told, Action<ParseResult>? check = null) => Acts(
        parsed =>
        {
            check?.Invoke(parsed);
            using var store = _options.Store.Open(parsed, _terminal);
            var card = store.Incident(parsed.GetRequiredValue(_options.Which), parsed.GetValue(_options.Election));
            var decision = Reasoned(parsed, decide(parsed, card, store.Decisions(card.Id)));
            Record(store, card, decision, parsed.GetRequiredValue(_options.By));
            JudgeCommand.Done(_terminal, parsed, card.Id, card.Number, told(parsed, decision, store.Decisions(card.Id)));
            return ExitCode.Clean;
        },
        async (parsed, server, cancellation) =>
        {
            check?.Invoke(parsed);
            string incident = await server.Incident(parsed.GetValue(_options.Election), parsed.GetRequiredValue(_options.Which), cancellation).ConfigureAwait(false);
            var (seen, tag) = await server.Seen(incident, cancellation).ConfigureAwait(false);
            var decision = Reasoned(parsed, decide(parsed, seen.Card, seen.Decisions));
            await server.Decide(incident, decision, tag, cancellation).ConfigureAwait(false);
            var after = await server.Get<List<Decision>>(incident + "/decisions", cancellation).ConfigureAwait(false);
            JudgeCommand.Done(_terminal, parsed, seen.Card.Id, seen.Card.Number, told(parsed, decision, after));
            return ExitCode.Clean;
        });

    private NewDecision Reasoned(ParseResult parsed, NewDecision decision) => _options.Reason is { } reason ? decision with { Reason = parsed.GetRequiredValue(reason) } : decision;

    private static void Record(CaseStore store, IncidentCard card, NewDecision decision, string by)
    {
        if (State(decision.Kind) is { } state)
            store.SetState(card.Id, state, by, decision.Reason);
        else
            store.Judge(card.Id, decision.Kind, decision.Subject, decision.Value, decision.Confidence, decision.Evidence, by, decision.Reason);
    }

    /// <summary>The state that a decision puts an incident into; null when it leaves it.</summary>
    public static string? State(string kind) => kind switch
    {
        "dismiss" => "dismissed",
        "close" => "closed",
        "reopen" => "open",
        _ => null,
    };
}
