using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sharing;
using Tocsin.Partners.Comparing;
using Tocsin.Partners.Indicators;
using Tocsin.Partners.Misp;
using Tocsin.Partners.Stix.In;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin partners import|files|compare|indicators</c>: what partners gave.</summary>
internal static class PartnerGivenCommands
{
    private static readonly string[] Formats = ["stix", "misp"];
    private static readonly string[] Forms = ["stix", "names"];

    /// <summary>Builds them.</summary>
    public static IEnumerable<Command> All(Terminal terminal, StoreOption store, Option<string> by) => [Import(terminal, store, by), Files(terminal, store), Compare(terminal, store), Indicators(terminal, store)];

    private static TocsinCommand Import(Terminal terminal, StoreOption places, Option<string> by)
    {
        var files = new Argument<string[]>("FILE") { Description = "Bundles of STIX 2.1 or MISP events; also .gz. A directory is a MISP feed.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string>("--from") { Description = "The partner who gave it.", HelpName = "PARTNER", Required = true };
        var format = new Option<string>("--format", "-f") { Description = "stix or misp.", HelpName = "NAME", DefaultValueFactory = _ => Formats[0] };
        format.AcceptOnlyFromAmong(Formats);
        var tlp = new TlpOption("The level of what bears none", "amber");
        var command = new TocsinCommand("import", "Take in what a partner gave: what is sound is kept with where it came from, the rest is named with its reason.", "tocsin partners import bundle.json --from \"CERT Valdoria\" --by \"Ida Berg\" --store cases.db", "tocsin partners import event.json --format misp --from \"CERT Valdoria\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(files);
        foreach (Option option in new Option[] { from, format, tlp, by, places })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            foreach (string file in parsed.GetRequiredValue(files).SelectMany(f => Directory.Exists(f) ? MispFeed.EventFiles(f) : [f]))
            {
                bool misp = parsed.GetRequiredValue(format) == Formats[1] || parsed.GetRequiredValue(files).Any(f => file.StartsWith(f + Path.DirectorySeparatorChar, StringComparison.Ordinal));
                var outcome = misp
                    ? MispImport.Run(store, parsed.GetRequiredValue(from), file, tlp.Level(parsed), parsed.GetRequiredValue(by))
                    : StixImport.Run(store, parsed.GetRequiredValue(from), file, tlp.Level(parsed), parsed.GetRequiredValue(by));
                GivenPrinter.Outcome(terminal, parsed.GetValue(GlobalOptions.Json), outcome, store.RefusedOf(outcome.File.Id));
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Files(Terminal terminal, StoreOption places)
    {
        var which = new Argument<long?>("FILE") { Description = "The number of a file: shows what of it was refused and why.", Arity = ArgumentArity.ZeroOrOne };
        var command = new TocsinCommand("files", "What partners gave, file by file; of one file what was refused and why.", "tocsin partners files --store cases.db", "tocsin partners files 2 --store cases.db");
        command.Arguments.Add(which);
        command.Options.Add(places);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            bool json = parsed.GetValue(GlobalOptions.Json);
            if (parsed.GetValue(which) is { } number)
            {
                _ = store.PartnerFiles().FirstOrDefault(f => f.Id == number) ?? throw new UserError($"there is no file {number}", "'partners files' numbers them");
                foreach (var refused in store.RefusedOf(number))
                    GivenPrinter.Refused(terminal, json, refused);
                return ExitCode.Clean;
            }

            foreach (var file in store.PartnerFiles())
                GivenPrinter.File(terminal, json, file);
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Compare(Terminal terminal, StoreOption places)
    {
        var which = new Argument<string?>("INCIDENT") { Description = "Its number or id; without it every open incident.", Arity = ArgumentArity.ZeroOrOne };
        var command = new TocsinCommand("compare", "What our incidents and partners' objects have in common: domains, links, accounts, texts, hashes. Exit 1 when there is something.", "tocsin partners compare 3 --store cases.db", "tocsin partners compare --json --store cases.db");
        command.Arguments.Add(which);
        command.Options.Add(places);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            var cards = parsed.GetValue(which) is { } typed ? [store.Incident(typed)] : store.Incidents();
            int found = 0;
            foreach (var card in cards)
            {
                var shared = PartnerComparison.Of(store, card, StoredElection.Of(store, card.Election));
                store.Note(Environment.UserName, "view", card.Id, $"incident {card.Number} compared with partners");
                found += shared.Count;
                GivenPrinter.Compared(terminal, parsed.GetValue(GlobalOptions.Json), card, shared);
            }

            if (found == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("Nothing in common with what partners gave. That a partner does not name a thing says nothing about it.");
            return found > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Indicators(Terminal terminal, StoreOption places)
    {
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var form = new Option<string>("--form") { Description = "stix, for 'logs match --indicators'; names, one domain a line, for 'domains screen'.", HelpName = "NAME", DefaultValueFactory = _ => Forms[0] };
        form.AcceptOnlyFromAmong(Forms);
        var command = new TocsinCommand("indicators", "Write the indicators that partners gave in a form that matching reads. Revoked ones are left out; each keeps its giver and level.", "tocsin partners indicators --out partners.json --store cases.db", "tocsin partners indicators --form names --out names.txt --store cases.db");
        foreach (Option option in new Option[] { output, form, places })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = places.Open(parsed, terminal);
            using var file = new AtomicFile(parsed.GetRequiredValue(output));
            int count;
            if (parsed.GetRequiredValue(form) == Forms[1])
            {
                using var text = new StreamWriter(file.Stream, new System.Text.UTF8Encoding(false), leaveOpen: true);
                count = PartnerIndicators.WriteNames(store, text);
            }
            else
            {
                count = PartnerIndicators.WriteBundle(store, file.Stream);
            }

            file.Complete();
            GivenPrinter.Written(terminal, parsed.GetValue(GlobalOptions.Json), count, parsed.GetRequiredValue(output));
            return ExitCode.Clean;
        });
        return command;
    }
}
