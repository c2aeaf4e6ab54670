using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Playing;
using Tocsin.Playbooks.Proposing;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin playbooks</c>: countermeasures as steps that people take; Tocsin proposes and drafts, people decide.</summary>
public static class PlaybooksCommand
{
    private static readonly PlaybooksOption Own = new();
    private static readonly StoreOption Store = new();

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "playbooks",
            "Countermeasures as steps that people take: propose what fits an incident, start it, tick steps, draft letters, approve, record what came of it. Nothing is sent.",
            "tocsin playbooks list",
            "tocsin playbooks propose 3 --store cases.db",
            "tocsin playbooks start 3 platform-referral --by \"Ida Berg\" --reason \"52 accounts, two days before the vote\" --store cases.db",
            "tocsin playbooks runs --store cases.db");
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(Show(terminal));
        command.Subcommands.Add(Check(terminal));
        command.Subcommands.Add(Propose(terminal));
        foreach (var step in PlaybookRunCommands.All(terminal, Store, Own))
            command.Subcommands.Add(step);
        return command;
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var command = new TocsinCommand("list", "List the playbooks.", "tocsin playbooks list", "tocsin playbooks list --json");
        command.Options.Add(Own);
        command.SetAction(parsed =>
        {
            var library = Own.Library(parsed, terminal);
            if (!parsed.GetValue(GlobalOptions.Json))
                new PlaybookPrinter(terminal).List(library.Playbooks);
            else
                foreach (var playbook in library.Playbooks)
                    terminal.Json.Write(line => PlaybookJson.Card(line, playbook));
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Show(Terminal terminal)
    {
        var which = new Argument<string>("NAME") { Description = "Its name or id." };
        var cacao = new Option<bool>("--cacao") { Description = "Write the CACAO JSON as it is, for other tools." };
        var command = new TocsinCommand("show", "Tell one playbook: when it fits, its steps, its legal basis, what speaks against it.", "tocsin playbooks show dsa-notice", "tocsin playbooks show dsa-notice --cacao > dsa-notice.json");
        command.Arguments.Add(which);
        command.Options.Add(cacao);
        command.Options.Add(Own);
        command.SetAction(parsed =>
        {
            var playbook = PlaybooksOption.Named(Own.Library(parsed, terminal), parsed.GetRequiredValue(which));
            if (parsed.GetValue(cacao))
                terminal.OutBytes.Write(playbook.Json.Span);
            else if (parsed.GetValue(GlobalOptions.Json))
                terminal.Json.Write(line => PlaybookJson.Whole(line, playbook));
            else
                new PlaybookPrinter(terminal).Show(playbook);
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Check(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A CACAO 2.0 playbook." };
        var command = new TocsinCommand("check", "Check a playbook of your own against the standard. Exit code 1 when it cannot be used.", "tocsin playbooks check our-playbook.json");
        command.Arguments.Add(file);
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(file);
            var reading = PlaybooksOption.Read(name);
            if (parsed.GetValue(GlobalOptions.Json))
                PlaybookJson.Checked(terminal, name, reading);
            else
                new PlaybookPrinter(terminal).Checked(name, reading);
            return reading.Playbook is null ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Propose(Terminal terminal)
    {
        var which = new Argument<string>("INCIDENT") { Description = "Its number, its id, or the beginning of its id." };
        var at = new Option<string?>("--at") { Description = "Moment from which the distance to the vote counts, ISO 8601; without it the last act of the incident.", HelpName = "TIME" };
        var command = new TocsinCommand("propose", "Say which playbooks fit an incident, the least intrusive first, why, and what speaks against each. Starts none.", "tocsin playbooks propose 3 --store cases.db");
        command.Arguments.Add(which);
        foreach (Option option in new Option[] { at, Store, Own })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var library = Own.Library(parsed, terminal);
            var runs = new RunBook(store, library);
            var card = store.Incident(parsed.GetRequiredValue(which));
            var told = store.Told(card.Id);
            var distance = VoteDistance.Of(StoredElection.Of(store, card.Election), Moment(parsed.GetValue(at)) ?? told.Last);
            IReadOnlyList<PlaybookProposal> proposals = card.State == "open" ? new PlaybookProposer(library).Propose(told, store.Members(card.Id), distance, runs.Past()) : [];
            store.Note(Environment.UserName, "propose", card.Id, $"{proposals.Count} playbooks");
            if (!parsed.GetValue(GlobalOptions.Json))
                new PlaybookPrinter(terminal).Proposals(card, distance, proposals);
            else
                foreach (var proposal in proposals)
                    terminal.Json.Write(line => PlaybookJson.Proposal(line, card, distance, proposal));
            return ExitCode.Clean;
        });
        return command;
    }

    private static DateTimeOffset? Moment(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var moment) ? moment
        : throw new UserError($"--at {text} is no moment", "for example --at 2027-04-10T18:00:00Z");
}
