using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Playing;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin playbooks start|tick|draft|approve|outcome|runs</c>: what named persons do with a playbook.</summary>
internal static class PlaybookRunCommands
{
    private static readonly Argument<string> Which = new("INCIDENT") { Description = "Its number, its id, or the beginning of its id." };
    private static readonly Argument<string> Run = new("RUN") { Description = "The run's id, or the beginning of it." };
    private static readonly Argument<string> Step = new("STEP") { Description = "The step's number, short name or id." };
    private static readonly Option<string> By = new("--by") { Description = "Who: a person's name.", HelpName = "NAME", Required = true };

    /// <summary>Builds them.</summary>
    public static IEnumerable<Command> All(Terminal terminal, StoreOption store, PlaybooksOption own) =>
    [
        Start(terminal, store, own), Tick(terminal, store, own), Draft(terminal, store, own), Approve(terminal, store, own), Outcome(terminal, store, own), Runs(terminal, store, own),
    ];

    private static TocsinCommand Start(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var name = new Argument<string>("PLAYBOOK") { Description = "Its name or id." };
        var reason = new Option<string>("--reason", "-r") { Description = "Why, in your words.", HelpName = "TEXT", Required = true };
        var command = new TocsinCommand("start", "Start a playbook for an incident.", "tocsin playbooks start 3 lookalike-takedown --by \"Ida Berg\" --reason \"the page asks for passwords\" --store cases.db");
        command.Arguments.Add(Which);
        command.Arguments.Add(name);
        Add(command, By, reason, places, own);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var library = own.Library(parsed, terminal);
            var book = new RunBook(store, library);
            var card = store.Incident(parsed.GetRequiredValue(Which));
            var playbook = PlaybooksOption.Named(library, parsed.GetRequiredValue(name));
            if (card.State is not "open")
                throw new UserError($"incident {card.Number} is {card.State}", "open it again first: tocsin incidents reopen");
            if (book.Runs.FirstOrDefault(r => r.Playbook?.Id == playbook.Id && r.Outcomes.Count == 0 && book.IncidentOf(r).Id == card.Id) is { } going)
                throw new UserError($"{playbook.Name} was started for incident {card.Number} by {going.Start.By} already", $"go on with {going.Id}, or record its outcome first");
            var told = store.Told(card.Id);
            var distance = VoteDistance.Of(StoredElection.Of(store, card.Election), told.Last);
            if (!new PlaybookProposer(library).Propose(told, store.Members(card.Id), distance, []).Any(p => p.Playbook.Id == playbook.Id))
                terminal.Say($"{playbook.Name} is not proposed for this incident; it was started because you say so");
            string run = book.Start(card, playbook, store.RequireMay(parsed.GetRequiredValue(By), RunKinds.Start), parsed.GetRequiredValue(reason));
            Told(terminal, parsed, book, book.Find(run), $"{playbook.Name} started for incident {card.Number}: {run}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Tick(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var note = new Option<string?>("--note") { Description = "What came of it.", HelpName = "TEXT" };
        var answer = new Option<string?>("--answer") { Description = "Of a question: yes or no.", HelpName = "ANSWER" };
        var command = new TocsinCommand("tick", "Record that a person did a step, or how they answer its question. Of a step that leaves the house: that it is ready.", "tocsin playbooks tick 8c1f judge --by \"Ida Berg\" --note \"the page copies ours\" --store cases.db");
        command.Arguments.Add(Run);
        command.Arguments.Add(Step);
        Add(command, By, note, answer, places, own);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var book = new RunBook(store, own.Library(parsed, terminal));
            var run = book.Find(parsed.GetRequiredValue(Run));
            var step = run.Step(parsed.GetRequiredValue(Step));
            string by = store.RequireMay(parsed.GetRequiredValue(By), RunKinds.Step);
            RunRules.Tick(step, by, parsed.GetValue(answer));
            string text = parsed.GetValue(note) is { Length: > 0 } said ? said : parsed.GetValue(answer) is { } reply ? $"answered {reply}" : "done";
            book.Record(run, step, RunKinds.Step, by, text, parsed.GetValue(answer) ?? "");
            var after = book.Find(run.Id);
            bool waits = after.Step(step.Step.Id).WaitsForApproval;
            Told(terminal, parsed, book, after, $"'{step.Step.Title}' ticked by {by.Trim()}" + (waits ? "; it leaves the house when a second person approved it" : ""));
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Draft(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var step = new Argument<string?>("STEP") { Description = "The step's number, short name or id; without it every open step that drafts something.", Arity = ArgumentArity.ZeroOrOne };
        var directory = new Option<string>("--out") { Description = "Where the drafts go. Nothing is overwritten.", HelpName = "DIR", Required = true };
        var reveal = new Option<bool>("--reveal") { Description = "Names of accounts instead of pseudonyms; needs a reason, which is logged." };
        var reason = new Option<string?>("--reason", "-r") { Description = "Why names are revealed.", HelpName = "TEXT" };
        var command = new TocsinCommand("draft", "Draft the letters and files of a run from the incident's facts. Sends nothing.", "tocsin playbooks draft 8c1f --out drafts --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Run);
        command.Arguments.Add(step);
        Add(command, directory, By, reveal, reason, places, own);
        command.SetAction(parsed =>
        {
            bool revealed = parsed.GetValue(reveal);
            if (revealed && string.IsNullOrWhiteSpace(parsed.GetValue(reason)))
                throw new UserError("names are revealed for a reason only", "say why: --reason TEXT; it is logged");
            using var store = places.Open(parsed, terminal);
            var book = new RunBook(store, own.Library(parsed, terminal));
            var run = book.Find(parsed.GetRequiredValue(Run));
            StepState[] steps = parsed.GetValue(step) is { } typed ? [run.Step(typed)] : [.. run.Steps.Where(s => s.Step.Draft is not null && s.Needed && !s.IsComplete)];
            var drafting = new Drafting(store, book, terminal, parsed.GetRequiredValue(directory), store.RequireMay(parsed.GetRequiredValue(By), RunKinds.Draft), revealed ? parsed.GetValue(reason) : null);
            var written = drafting.Write(run, steps);
            if (parsed.GetValue(GlobalOptions.Json))
                PlaybookJson.Drafts(terminal, run.Id, written);
            else
                new PlaybookPrinter(terminal).Drafts(written);
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Approve(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var files = new Option<string[]>("--file") { Description = "The texts as they will leave the house: their hashes are recorded, and places that nobody filled are refused.", HelpName = "FILE…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var note = new Option<string?>("--note") { Description = "What you checked.", HelpName = "TEXT" };
        var command = new TocsinCommand("approve", "Approve what leaves the house: by a second person, who neither drafted nor did the step.", "tocsin playbooks approve 8c1f notice --by \"Jon Ek\" --file drafts/notice.md --store cases.db");
        command.Arguments.Add(Run);
        command.Arguments.Add(Step);
        Add(command, By, files, note, places, own);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var book = new RunBook(store, own.Library(parsed, terminal));
            var run = book.Find(parsed.GetRequiredValue(Run));
            var step = run.Step(parsed.GetRequiredValue(Step));
            string by = store.RequireMay(parsed.GetRequiredValue(By), RunKinds.Approve);
            RunRules.Approve(run, step, by);
            string said = parsed.GetValue(note) is { Length: > 0 } text ? text : "approved";
            string[] seen = [.. parsed.GetRequiredValue(files).Select(ApprovedFile.Describe)];
            book.Record(run, step, RunKinds.Approve, by, seen.Length > 0 ? $"{said} [{string.Join("; ", seen)}]" : said, step.Draft?.Value ?? "");
            Told(terminal, parsed, book, book.Find(run.Id), $"'{step.Step.Title}' approved by {by.Trim()}; a person sends it, Tocsin does not");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Outcome(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var text = new Argument<string>("TEXT") { Description = "What happened afterwards: \"taken down in 2 days\", \"no answer\"." };
        var command = new TocsinCommand("outcome", "Record what happened afterwards; it is shown when the playbook is proposed again.", "tocsin playbooks outcome 8c1f \"taken down in 2 days\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Run);
        command.Arguments.Add(text);
        Add(command, By, places, own);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var book = new RunBook(store, own.Library(parsed, terminal));
            var run = book.Find(parsed.GetRequiredValue(Run));
            book.Record(run, null, RunKinds.Outcome, store.RequireMay(parsed.GetRequiredValue(By), RunKinds.Outcome), parsed.GetRequiredValue(text), "");
            Told(terminal, parsed, book, book.Find(run.Id), $"outcome of {run.Start.Value} recorded");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Runs(Terminal terminal, StoreOption places, PlaybooksOption own)
    {
        var which = new Argument<string?>("INCIDENT") { Description = "Only of this incident.", Arity = ArgumentArity.ZeroOrOne };
        var command = new TocsinCommand("runs", "List the runs: steps done by whom and when, what waits for approval, what came of it.", "tocsin playbooks runs --store cases.db", "tocsin playbooks runs 3 --json --store cases.db");
        command.Arguments.Add(which);
        Add(command, places, own);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var book = new RunBook(store, own.Library(parsed, terminal));
            string? only = parsed.GetValue(which) is { } typed ? store.Incident(typed).Id : null;
            (PlaybookRun Run, Storage.IncidentCard Card)[] runs = [.. book.Runs.Select(r => (Run: r, Card: book.IncidentOf(r))).Where(r => only is null || r.Card.Id == only)];
            if (!parsed.GetValue(GlobalOptions.Json))
                new PlaybookPrinter(terminal).Runs(runs, c => new ZonedClock(StoredElection.Of(store, c.Election).TimeZone));
            else
                foreach (var (run, card) in runs)
                    terminal.Json.Write(line => PlaybookJson.Run(line, run, card));
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Told(Terminal terminal, ParseResult parsed, RunBook book, PlaybookRun run, string what)
    {
        if (parsed.GetValue(GlobalOptions.Json))
            terminal.Json.Write(line => PlaybookJson.Run(line, run, book.IncidentOf(run)));
        else
            terminal.Out.WriteLine(SafeText.Clean(what));
    }

    private static void Add(TocsinCommand command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
            command.Options.Add(option);
    }
}
