using System.CommandLine;
using System.Globalization;
using System.Text;
using Tocsin.Cli.Outlets;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin outlets</c>: the register of outlets: who says what about them, what was decided, where they were seen.</summary>
public static class OutletsCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Which = new("OUTLET") { Description = "Its number, its id, one of its domains, or its name." };
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "As the register was known at the end of this day (UTC): YYYY-MM-DD.", HelpName = "DATE" };
    private static readonly Option<string?> Election = new("--election", "-e") { Description = "Only posts and findings of this election: its id.", HelpName = "ID" };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "outlets",
            "The register of outlets: owners, state links, decisions, domains and mirrors, each with who says so.",
            "tocsin outlets import eu.csv entities.ftm.json --by \"Ida Berg\" --store cases.db",
            "tocsin outlets show gazette.example --store cases.db",
            "tocsin outlets check --store cases.db");
        command.Subcommands.Add(Import(terminal));
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(Show(terminal));
        command.Subcommands.Add(File(terminal));
        command.Subcommands.Add(Check(terminal));
        foreach (var record in OutletRecordCommands.All(terminal, Store, Which))
            command.Subcommands.Add(record);
        return command;
    }

    private static TocsinCommand Import(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Published lists: CSV or TSV, FollowTheMoney JSON lines; also .gz and .zst.", Arity = ArgumentArity.OneOrMore };
        var list = new Option<string?>("--list") { Description = "Name of the list, by which its next version is known. Without it that of the file.", HelpName = "NAME" };
        var complete = new Option<bool>("--complete") { Description = "The files are the whole list: what is not in them is marked as no longer listed." };
        var by = new Option<string>("--by") { Description = "Who imports: a person's name.", HelpName = "NAME", Required = true };
        var command = new TocsinCommand("import", "Take lists of outlets into the register. The same list again changes nothing.", "tocsin outlets import entities.ftm.json --list OpenSanctions --complete --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(files);
        foreach (Option option in new Option[] { list, complete, by, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal, create: true);
            return OutletImportRun.Run(parsed.GetRequiredValue(files), parsed.GetValue(list), parsed.GetValue(complete), parsed.GetRequiredValue(by), parsed.GetValue(GlobalOptions.Json), store, terminal);
        });
        return command;
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var status = new Option<string?>("--status") { Description = "Only outlets with this status in force: sanctioned, state-controlled, accreditation-refused, listed …", HelpName = "KIND" };
        var query = new Option<string?>("--query", "-q") { Description = "Only outlets with this in a name, domain or account.", HelpName = "TEXT" };
        var command = new TocsinCommand("list", "List outlets.", "tocsin outlets list --status sanctioned --store cases.db", "tocsin outlets list --query gazette --json");
        foreach (Option option in new Option[] { status, query, AsOf, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var all = store.Outlets(Day(parsed)).Outlets;
            var found = all.Where(o => (parsed.GetValue(status) is not { } kind || o.Standing.Any(f => OutletWords.Status(f.Said) == kind))
                && (parsed.GetValue(query) is not { } text || o.Names.Concat(o.Domains).Concat(o.Accounts).Any(n => n.Contains(text, StringComparison.OrdinalIgnoreCase)))).ToList();
            if (!parsed.GetValue(GlobalOptions.Json))
                new OutletPrinter(terminal).List(found, all.Count);
            else
                found.ForEach(o => terminal.Json.Write(line => OutletJson.Card(line, o)));
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Show(Terminal terminal)
    {
        var command = new TocsinCommand("show", "Tell all of one outlet: who says what, what was decided, what is no longer in force, where it was seen.", "tocsin outlets show gazette.example --store cases.db", "tocsin outlets show 12 --as-of 2027-04-01 --store cases.db");
        command.Arguments.Add(Which);
        foreach (Option option in new Option[] { AsOf, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var day = Day(parsed);
            var outlet = store.Outlets(day).Require(parsed.GetRequiredValue(Which));
            store.Note(Environment.UserName, "view", outlet.Id, $"outlet {outlet.Number}");
            var seen = day is null ? store.Seen(outlet) : null;
            if (parsed.GetValue(GlobalOptions.Json))
                terminal.Json.Write(line => OutletJson.Whole(line, outlet, day, seen));
            else
                new OutletPrinter(terminal).Show(outlet, day, seen);
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand File(Terminal terminal)
    {
        var output = new Option<string?>("--out", "-o") { Description = "Where to write it. Without it to standard output.", HelpName = "FILE" };
        var command = new TocsinCommand("file", "Write the file of an outlet in Markdown: every statement with who makes it and where it can be read.", "tocsin outlets file gazette.example --out gazette.md --store cases.db");
        command.Arguments.Add(Which);
        foreach (Option option in new Option[] { output, AsOf, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var day = Day(parsed);
            var outlet = store.Outlets(day).Require(parsed.GetRequiredValue(Which));
            store.Note(Environment.UserName, "view", outlet.Id, $"outlet {outlet.Number}, its file");
            string text = OutletDossier.Of(outlet, day ?? DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime), day is null ? store.Seen(outlet) : null);
            if (parsed.GetValue(output) is not { } path)
            {
                terminal.Out.Write(text);
                return ExitCode.Clean;
            }

            using var file = new AtomicFile(path);
            file.Stream.Write(Encoding.UTF8.GetBytes(text));
            file.Complete();
            terminal.Say($"{path}: the file of outlet {outlet.Number}, {outlet.Name}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Check(Terminal terminal)
    {
        var command = new TocsinCommand("check", "Hold the register against the posts and findings of the store: which outlets were seen, and which hosts may be mirrors. Exit code 1 when there are any.", "tocsin outlets check --election fr-2017-president --store cases.db");
        foreach (Option option in new Option[] { Election, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            var check = store.CheckOutlets(parsed.GetValue(Election));
            if (parsed.GetValue(GlobalOptions.Json))
            {
                foreach (var seen in check.Seen)
                    terminal.Json.Write(line => OutletJson.Seen(line, seen));
                foreach (var candidate in check.Candidates)
                    terminal.Json.Write(line => OutletJson.Candidate(line, candidate));
            }
            else
            {
                new OutletPrinter(terminal).Check(check, store.Outlets().Outlets.Count);
            }

            return check.Seen.Count + check.Candidates.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static DateOnly? Day(ParseResult parsed) => Day("--as-of", parsed.GetValue(AsOf));

    /// <summary>A day as typed; null when none was.</summary>
    /// <exception cref="UserError">It is none.</exception>
    internal static DateOnly? Day(string option, string? typed) => typed is null ? null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1500 and < 3000 ? day
        : throw new UserError($"{option} {typed} is no day", "write it as 2027-04-01");
}
