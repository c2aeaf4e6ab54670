using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Storing;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Pipeline;
using Tocsin.Server.Api;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents</c>: the cases of the store, and what people decide about them.</summary>
public static class IncidentsCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Which = new("INCIDENT") { Description = "Its number, its id, or the beginning of its id." };
    private static readonly Option<string?> Election = new("--election", "-e") { Description = "Id of the election, where several have an incident of this number.", HelpName = "ID" };
    private static readonly Option<string> By = new("--by") { Description = "Who decides: a person's name.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason", "-r") { Description = "Why, in your words.", HelpName = "TEXT", Required = true };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "incidents",
            "The incidents of the case store: list, show, and record what a named person decides.",
            "tocsin incidents list --store cases.db",
            "tocsin incidents show 3 --store cases.db",
            "tocsin incidents merge 3 5 --by \"Ida Berg\" --reason \"same bank account in both\" --store cases.db");
        var decision = new DecisionOptions(Which, By, Reason, Store, Election);
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(Show(terminal));
        command.Subcommands.Add(Merge(terminal));
        command.Subcommands.Add(Split(terminal));
        command.Subcommands.Add(State(terminal, decision, "dismiss", "dismissed", "Set an incident aside, with the reason; findings that join it later do not bring it back unseen."));
        command.Subcommands.Add(State(terminal, decision, "close", "closed", "Close an incident that was dealt with."));
        command.Subcommands.Add(State(terminal, decision, "reopen", "open", "Open an incident again."));
        command.Subcommands.Add(RevealCommand.Build(terminal, Store, By, Reason));
        command.Subcommands.Add(JudgeCommand.Build(terminal, decision));
        command.Subcommands.Add(TechniqueCommands.Technique(terminal, decision));
        command.Subcommands.Add(TechniqueCommands.Breakout(terminal, decision));
        command.Subcommands.Add(HypothesisCommands.Hypothesis(terminal, decision));
        command.Subcommands.Add(HypothesisCommands.Weigh(terminal, decision));
        command.Subcommands.Add(TechniqueCommands.Hold(terminal, decision, hold: true));
        command.Subcommands.Add(TechniqueCommands.Hold(terminal, decision, hold: false));
        command.Subcommands.Add(RecordsCommand.Build(terminal, Store, Which));
        command.Subcommands.Add(JudgeCommand.Note(terminal, decision));
        command.Subcommands.Add(JudgeCommand.Assign(terminal, decision));
        return command;
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "Also those dismissed, closed, merged and empty." };
        var command = new TocsinCommand("list", "List open incidents, the gravest first.", "tocsin incidents list --store cases.db", "tocsin incidents list --all --json");
        foreach (Option option in new Option[] { Store, Election, all })
            command.Options.Add(option);
        command.Acts(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var cards = store.Incidents(parsed.GetValue(Election), parsed.GetValue(all));
            string[] elections = [.. cards.Select(c => c.Election).Distinct(StringComparer.Ordinal)];
            return Listed(parsed, cards, elections.Length == 1 ? StoredElection.Of(store, elections[0]).TimeZone : "UTC");
        },
        async (parsed, server, cancellation) =>
        {
            string id = await server.Election(parsed.GetValue(Election), cancellation).ConfigureAwait(false);
            var cards = await server.All<IncidentCard>($"elections/{Uri.EscapeDataString(id)}/incidents?all={(parsed.GetValue(all) ? "true" : "false")}", cancellation).ConfigureAwait(false);
            return Listed(parsed, cards, (await server.Profile(id, cancellation).ConfigureAwait(false)).TimeZone);
        });
        return command;

        int Listed(ParseResult parsed, IReadOnlyList<IncidentCard> cards, string zone)
        {
            if (!parsed.GetValue(GlobalOptions.Json))
                new IncidentPrinter(terminal, new ZonedClock(zone)).List(cards, parsed.GetValue(all));
            else
                cards.ToList().ForEach(card => terminal.Json.Write(line => IncidentJson.Card(line, card)));
            return ExitCode.Clean;
        }
    }

    private static TocsinCommand Show(Terminal terminal)
    {
        var command = new TocsinCommand("show", "Tell all of one incident: steps, accounts, why it is one, what was decided.", "tocsin incidents show 3 --store cases.db");
        command.Arguments.Add(Which);
        foreach (Option option in new Option[] { Store, Election })
            command.Options.Add(option);
        command.Acts(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var card = store.Incident(parsed.GetRequiredValue(Which), parsed.GetValue(Election));
            var told = store.Told(card.Id);
            var names = new Pseudonymiser(store.PseudonymKey);
            told = told with { Groups = [.. told.Groups.Select(names.Apply)] };
            var decisions = store.Decisions(card.Id);
            store.Note(Environment.UserName, "view", card.Id, $"incident {card.Number}");
            var input = store.Members(card.Id);
            var characterisation = Characteriser.Of(told, input);
            var election = StoredElection.Of(store, card.Election);
            var ahead = ElectionAhead.Of(election, terminal.Clock.GetUtcNow());
            (string, string)[] members = [.. input.Cases.Select(c => (c.Finding.Id, c.Finding.Sentence)), .. input.Context.Select(c => (c.Id, c.Sentence)), .. input.Sightings.Select(s => (s.Id, s.Sentence))];
            return Shown(parsed, card, told, characterisation, store.Captures(), decisions, members, ahead, election.TimeZone);
        },
        async (parsed, server, cancellation) =>
        {
            var (detail, _) = await server.Seen(await server.Incident(parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            (string, string)[] members = [.. detail.Findings.Select(f => (f.Id, f.Sentence)), .. detail.Sightings.Select(s => (s.Id, s.Sentence))];
            var election = await server.Profile(detail.Card.Election, cancellation).ConfigureAwait(false);
            return Shown(parsed, detail.Card, detail.Told, detail.Proposed, detail.Inputs, detail.Decisions, members, detail.Ahead, election.TimeZone);
        });
        return command;

        int Shown(ParseResult parsed, IncidentCard card, FusedIncident told, Characterisation characterisation, IReadOnlyDictionary<long, string> captures, IReadOnlyList<Decision> decisions, (string, string)[] members, IReadOnlyList<string> ahead, string zone)
        {
            if (parsed.GetValue(GlobalOptions.Json))
                terminal.Json.Write(line => IncidentJson.Whole(line, card, told, characterisation, captures, decisions, ahead));
            else
                new IncidentPrinter(terminal, new ZonedClock(zone)).Show(card, told, characterisation, decisions, members, ahead);
            return ExitCode.Clean;
        }
    }

    private static TocsinCommand Merge(Terminal terminal)
    {
        var other = new Argument<string>("OTHER") { Description = "The incident that goes into it." };
        var command = new TocsinCommand("merge", "Make one incident of two; the second goes into the first.", "tocsin incidents merge 3 5 --by \"Ida Berg\" --reason \"same bank account in both\" --store cases.db");
        command.Arguments.Add(Which);
        command.Arguments.Add(other);
        foreach (Option option in new Option[] { By, Reason, Store, Election })
            command.Options.Add(option);
        command.Acts(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var card = store.Incident(parsed.GetRequiredValue(Which), parsed.GetValue(Election));
            return Told(terminal, parsed, store.Merge(card.Id, parsed.GetRequiredValue(other), StoredElection.Of(store, card.Election), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason)));
        },
        async (parsed, server, cancellation) =>
        {
            string incident = await server.Incident(parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false);
            var (_, tag) = await server.Seen(incident, cancellation).ConfigureAwait(false);
            return Told(terminal, parsed, await server.Decide(incident, new NewDecision { Kind = "merge", Subject = parsed.GetRequiredValue(other), Reason = parsed.GetRequiredValue(Reason) }, tag, cancellation).ConfigureAwait(false));
        });
        return command;
    }

    private static TocsinCommand Split(Terminal terminal)
    {
        var members = new Argument<string[]>("MEMBER") { Description = "Findings and sightings that are something else: ids or their beginnings.", Arity = ArgumentArity.OneOrMore };
        var command = new TocsinCommand("split", "Take findings or sightings out of an incident; they become one of their own.", "tocsin incidents split 3 finding--8c1f sighting--02ab --by \"Ida Berg\" --reason \"a fan club\" --store cases.db");
        command.Arguments.Add(Which);
        command.Arguments.Add(members);
        foreach (Option option in new Option[] { By, Reason, Store, Election })
            command.Options.Add(option);
        command.Acts(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var card = store.Incident(parsed.GetRequiredValue(Which), parsed.GetValue(Election));
            return Told(terminal, parsed, store.Split(card.Id, parsed.GetRequiredValue(members), StoredElection.Of(store, card.Election), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason)));
        },
        async (parsed, server, cancellation) =>
        {
            string incident = await server.Incident(parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false);
            var (_, tag) = await server.Seen(incident, cancellation).ConfigureAwait(false);
            return Told(terminal, parsed, await server.Decide(incident, new NewDecision { Kind = "split", Evidence = parsed.GetRequiredValue(members), Reason = parsed.GetRequiredValue(Reason) }, tag, cancellation).ConfigureAwait(false));
        });
        return command;
    }

    private static DecisionCommand State(Terminal terminal, DecisionOptions options, string name, string state, string description)
    {
        var command = new DecisionCommand(terminal, options, name, description, $"tocsin incidents {name} 3 --by \"Ida Berg\" --reason \"…\" --store cases.db");
        command.Decides((_, _, _) => new NewDecision { Kind = name, Reason = "" }, (_, _, _) => state);
        return command;
    }

    private static int Told(Terminal terminal, ParseResult parsed, IReadOnlyList<IncidentChange> changes)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "changes");
                IncidentJson.Changes(line, changes);
            });
        }
        else
        {
            new IncidentPrinter(terminal, new ZonedClock("UTC")).Changes(changes);
        }

        return ExitCode.Clean;
    }
}
