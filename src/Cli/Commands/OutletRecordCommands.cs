using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Engine.Model.Outlets;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin outlets add|record|withdraw|decide</c>: what a named person puts into the register.</summary>
internal static class OutletRecordCommands
{
    private static readonly Option<string> By = new("--by") { Description = "Who records it: a person's name.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason", "-r") { Description = "Why, in your words.", HelpName = "TEXT", Required = true };
    private static readonly Option<string?> SaidBy = new("--said-by") { Description = "Who says so. Without it the person who records it.", HelpName = "WHO" };
    private static readonly Option<string> Source = new("--source") { Description = "Where it can be read: a document or address.", HelpName = "TEXT", Required = true };
    private static readonly Option<string?> Ground = new("--ground") { Description = "On what ground: a law, an article, an observation.", HelpName = "TEXT" };
    private static readonly Option<string?> Since = new("--since") { Description = "From which day.", HelpName = "DATE" };
    private static readonly Option<string?> Until = new("--until") { Description = "To which day, itself included.", HelpName = "DATE" };
    private static readonly Option<long?> Replaces = new("--replaces") { Description = "The earlier fact in whose place this one stands.", HelpName = "FACT" };

    /// <summary>Builds them.</summary>
    public static IEnumerable<Command> All(Terminal terminal, StoreOption store, Argument<string> which) =>
        [Add(terminal, store), Record(terminal, store, which), Decide(terminal, store, which), Withdraw(terminal, store)];

    private static TocsinCommand Add(Terminal terminal, StoreOption places)
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var domains = Several("--domain", "Its domains.");
        var command = new TocsinCommand("add", "Add an outlet that no list has.", "tocsin outlets add \"Harbour Gazette\" --domain gazette.example --source \"its imprint\" --by \"Ida Berg\" --reason \"asks for accreditation\" --store cases.db");
        command.Arguments.Add(name);
        Options(command, domains, SaidBy, Source, By, Reason, places);
        command.SetAction(parsed =>
        {
            string by = parsed.GetValue(SaidBy) ?? parsed.GetRequiredValue(By), source = parsed.GetRequiredValue(Source);
            var statements = new List<OutletStatement> { new(OutletFactKinds.Name, TypedStatement.Text("NAME", parsed.GetRequiredValue(name)), by, "", source) };
            statements.AddRange(parsed.GetRequiredValue(domains).Select(d => new OutletStatement(OutletFactKinds.Domain, TypedStatement.Domain(d), by, "", source)));
            using var store = places.Open(parsed, terminal);
            long number = store.AddOutlet(statements, parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason));
            return Done(terminal, parsed, number, null, "added");
        });
        return command;
    }

    private static TocsinCommand Record(Terminal terminal, StoreOption places, Argument<string> which)
    {
        (string Kind, Option<string?> Option)[] kinds =
        [
            (OutletFactKinds.Name, One("--name", "Another name of it.")), (OutletFactKinds.Owner, One("--owner", "Who owns it.")),
            (OutletFactKinds.StateLink, One("--state-link", "How it is linked to a state: state-controlled, state-linked …, as --said-by says.")),
            (OutletFactKinds.Link, One("--link", "A person or body tied to it; say how with --ground.")),
            (OutletFactKinds.Domain, One("--domain", "A domain of its own.")), (OutletFactKinds.Mirror, One("--mirror", "Another domain that carries the same.")),
            (OutletFactKinds.Account, One("--account", "An account: its page, or platform:handle.")),
        ];
        var join = new Option<bool>("--join") { Description = "The domain or account belongs to another outlet of the register, and both are one." };
        var command = new TocsinCommand("record", "Record a statement about an outlet, with who says so and where.", "tocsin outlets record gazette.example --mirror gazette-news.example --source \"the page redirects there, 2027-04-02\" --by \"Ida Berg\" --reason seen --store cases.db");
        command.Arguments.Add(which);
        Options(command, [.. kinds.Select(k => k.Option), SaidBy, Source, Ground, Since, Until, Replaces, join, By, Reason, places]);
        command.SetAction(parsed =>
        {
            var given = kinds.Where(k => parsed.GetValue(k.Option) is not null).ToList();
            if (given.Count != 1)
                throw new UserError(given.Count == 0 ? "nothing to record was given" : "several things were given at once", $"give one of {string.Join(", ", kinds.Select(k => k.Option.Name))}");
            var (kind, option) = given[0];
            string value = TypedStatement.Value(kind, TypedStatement.Text(option.Name, parsed.GetValue(option)!));
            if (kind == OutletFactKinds.StateLink && parsed.GetValue(SaidBy) is null)
                throw new UserError("a state link is somebody's statement", "say whose: --said-by WHO");
            var said = new OutletStatement(
                kind, value, parsed.GetValue(SaidBy) ?? parsed.GetRequiredValue(By), parsed.GetValue(Ground) ?? "", TypedStatement.Text("--source", parsed.GetRequiredValue(Source)),
                OutletsCommand.Day("--since", parsed.GetValue(Since)), OutletsCommand.Day("--until", parsed.GetValue(Until)));
            using var store = places.Open(parsed, terminal);
            long fact = store.Record(parsed.GetRequiredValue(which), said, parsed.GetValue(Replaces), parsed.GetValue(join), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason));
            return Done(terminal, parsed, store.Outlets().Outlets.First(o => o.Facts.Any(f => f.Seq == fact)).Number, fact, $"{kind} recorded");
        });
        return command;
    }

    private static TocsinCommand Decide(Terminal terminal, StoreOption places, Argument<string> which)
    {
        var accreditation = One("--accreditation", "granted, refused or withdrawn.");
        var sanction = One("--sanction", "imposed or lifted.");
        accreditation.AcceptOnlyFromAmong("granted", "refused", "withdrawn");
        sanction.AcceptOnlyFromAmong("imposed", "lifted");
        var authority = new Option<string>("--authority") { Description = "Who decided.", HelpName = "WHO", Required = true };
        var on = new Option<string>("--on") { Description = "On which day.", HelpName = "DATE", Required = true };
        var ground = new Option<string>("--ground") { Description = "On what ground.", HelpName = "TEXT", Required = true };
        var document = new Option<string>("--document") { Description = "The document: its number, file or address.", HelpName = "REF", Required = true };
        var command = new TocsinCommand("decide", "Record what an authority decided about an outlet. A later decision of the same authority stands against an earlier one.", "tocsin outlets decide 12 --accreditation refused --authority \"Electoral Commission\" --on 2027-03-01 --ground \"article 12: fabricated reports\" --document \"EC 2027/114\" --by \"Ida Berg\" --reason \"decision of today\" --store cases.db");
        command.Arguments.Add(which);
        Options(command, accreditation, sanction, authority, on, ground, document, Until, Replaces, By, Reason, places);
        command.SetAction(parsed =>
        {
            var (granted, imposed) = (parsed.GetValue(accreditation), parsed.GetValue(sanction));
            if ((granted is null) == (imposed is null))
                throw new UserError("a decision is about the accreditation or about a sanction", "give one of --accreditation and --sanction");
            string kind = granted is null ? OutletFactKinds.Sanction : OutletFactKinds.Accreditation, value = granted ?? imposed!;
            var said = new OutletStatement(
                kind, value, TypedStatement.Text("--authority", parsed.GetRequiredValue(authority)), TypedStatement.Text("--ground", parsed.GetRequiredValue(ground)), TypedStatement.Text("--document", parsed.GetRequiredValue(document)),
                OutletsCommand.Day("--on", parsed.GetRequiredValue(on)), OutletsCommand.Day("--until", parsed.GetValue(Until)));
            using var store = places.Open(parsed, terminal);
            var outlet = store.Outlets().Require(parsed.GetRequiredValue(which));
            long fact = store.Record(outlet.Id, said, parsed.GetValue(Replaces), false, parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason));
            return Done(terminal, parsed, outlet.Number, fact, $"{kind} {value} recorded");
        });
        return command;
    }

    private static TocsinCommand Withdraw(Terminal terminal, StoreOption places)
    {
        var fact = new Argument<long>("FACT") { Description = "Its number, as 'outlets show' tells it." };
        var command = new TocsinCommand("withdraw", "Take a fact back that never held. It stays readable, with who took it back and why.", "tocsin outlets withdraw 41 --by \"Ida Berg\" --reason \"a namesake\" --store cases.db");
        command.Arguments.Add(fact);
        Options(command, By, Reason, places);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            long seq = parsed.GetRequiredValue(fact);
            long number = store.Outlets().Outlets.FirstOrDefault(o => o.Facts.Any(f => f.Seq == seq))?.Number ?? 0;
            store.Withdraw(seq, parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason));
            return Done(terminal, parsed, number, seq, "taken back");
        });
        return command;
    }

    private static int Done(Terminal terminal, ParseResult parsed, long outlet, long? fact, string what)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "outlet-recorded");
                line.WriteNumber("outlet", outlet);
                if (fact is { } seq)
                    line.WriteNumber("fact", seq);
                line.WriteString("what", what);
            });
        }
        else
        {
            terminal.Out.WriteLine($"outlet {outlet}{(fact is { } seq ? $", fact {seq}" : "")}: {SafeText.Clean(what)}");
        }

        return ExitCode.Clean;
    }

    private static Option<string?> One(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, HelpName = "TEXT…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    private static void Options(TocsinCommand command, params Option[] options)
    {
        foreach (var option in options)
            command.Options.Add(option);
    }
}
