using System.CommandLine;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sharing;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin partners</c>: with whom the house shares, and what they gave.</summary>
public static class PartnersCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Name = new("PARTNER") { Description = "Its name." };
    private static readonly Option<string> By = new("--by") { Description = "Who decides: a person's name.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason", "-r") { Description = "Why, in your words: the agreement it rests on.", HelpName = "TEXT", Required = true };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "partners",
            "With whom the house shares and what each may get; what partners gave, and what it has in common with our incidents.",
            "tocsin partners add \"CERT Valdoria\" --tlp amber --formats stix misp --elections valdoria-2027 --by \"Ida Berg\" --reason \"agreement of March\" --store cases.db",
            "tocsin partners import bundle.json --from \"CERT Valdoria\" --by \"Ida Berg\" --store cases.db",
            "tocsin partners compare 3 --store cases.db");
        command.Subcommands.Add(Add(terminal));
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(End(terminal));
        command.Subcommands.Add(Token(terminal));
        foreach (var given in PartnerGivenCommands.All(terminal, Store, By).Concat(PartnerTaxiiCommands.All(terminal, Store, By)))
            command.Subcommands.Add(given);
        return command;
    }

    private static TocsinCommand Add(Terminal terminal)
    {
        var tlp = new TlpOption("The strictest level it may get; red never leaves", null);
        var formats = new Option<string[]>("--formats") { Description = $"What it takes: {string.Join(", ", ShareFormats.All)}.", HelpName = "NAME…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [ShareFormats.Stix] };
        var elections = new Option<string[]>("--elections") { Description = "Ids of the elections it is a member for; * for all.", HelpName = "ID…", AllowMultipleArgumentsPerToken = true, Required = true };
        var plain = new Option<bool>("--no-extensions") { Description = "Its systems bear no extensions of STIX: channels, narratives and the properties of incidents leave as notes." };
        var command = new TocsinCommand("add", "Register a partner, or change what it may get: the last word stands.", "tocsin partners add \"CERT Valdoria\" --tlp amber --formats stix rpz --elections valdoria-2027 --by \"Ida Berg\" --reason \"agreement of March\" --store cases.db");
        command.Arguments.Add(Name);
        foreach (Option option in new Option[] { tlp, formats, elections, plain, By, Reason, Store })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal, create: true);
                return Tell(parsed, terminal, store.RecordPartner(Wanted(parsed), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason)));
            },
            async (parsed, server, cancellation) => Tell(parsed, terminal, await server.Post<Partner>($"partners?reason={Uri.EscapeDataString(parsed.GetRequiredValue(Reason))}", Wanted(parsed), cancellation).ConfigureAwait(false)));
        return command;

        Partner Wanted(ParseResult parsed) => new(parsed.GetRequiredValue(Name), tlp.Level(parsed), [.. parsed.GetRequiredValue(formats).Distinct(StringComparer.Ordinal)], !parsed.GetValue(plain), [.. parsed.GetRequiredValue(elections).Distinct(StringComparer.Ordinal)], default, false);
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var command = new TocsinCommand("list", "Every partner as it stands.", "tocsin partners list --store cases.db");
        command.Options.Add(Store);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                return Tell(parsed, terminal, [.. store.Partners()]);
            },
            async (parsed, server, cancellation) => Tell(parsed, terminal, [.. await server.Get<List<Partner>>("partners", cancellation).ConfigureAwait(false)]));
        return command;
    }

    private static int Tell(ParseResult parsed, Terminal terminal, params IReadOnlyList<Partner> partners)
    {
        if (partners.Count == 0 && !parsed.GetValue(GlobalOptions.Json))
            terminal.Out.WriteLine("No partner is registered: nothing can be shared. 'partners add' registers one.");
        foreach (var partner in partners)
            SharingPrinter.Partner(terminal, parsed.GetValue(GlobalOptions.Json), partner);
        return ExitCode.Clean;
    }

    private static TocsinCommand End(Terminal terminal)
    {
        var command = new TocsinCommand("end", "Nothing is shared with a partner any more; what was shared stands in the log.", "tocsin partners end \"CERT Valdoria\" --by \"Ida Berg\" --reason \"the agreement ended\" --store cases.db");
        command.Arguments.Add(Name);
        foreach (Option option in new Option[] { By, Reason, Store })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                store.EndPartner(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason));
                return Tell(parsed, terminal, store.Partner(parsed.GetRequiredValue(Name)));
            },
            async (parsed, server, cancellation) => Tell(parsed, terminal, await server.Post<Partner>($"partners/{Uri.EscapeDataString(parsed.GetRequiredValue(Name))}/end", new { reason = parsed.GetRequiredValue(Reason) }, cancellation).ConfigureAwait(false)));
        return command;
    }

    private static TocsinCommand Token(Terminal terminal)
    {
        var command = new TocsinCommand("token", "Make a secret by which a partner is known to the TAXII server. It is shown once; earlier ones are void.", "tocsin partners token \"CERT Valdoria\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Name);
        foreach (Option option in new Option[] { By, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            string secret = store.RenewToken(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(By));
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Json.Write(line =>
                {
                    line.WriteString("type", "token");
                    line.WriteString("partner", store.Partner(parsed.GetRequiredValue(Name)).Name);
                    line.WriteString("secret", secret);
                });
            }
            else
            {
                terminal.Out.WriteLine(secret);
                terminal.Say("give it to the partner by another way than mail; it is not shown again");
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
