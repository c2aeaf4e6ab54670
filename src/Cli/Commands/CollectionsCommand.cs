using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin collections</c>: why and for how long posts of an election may be kept.</summary>
public static class CollectionsCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Election = new("ELECTION") { Description = "Id of the election, as its profile says." };
    private static readonly Option<string> By = new("--by") { Description = "Who decides: a person's name.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason", "-r") { Description = "Why, in your words.", HelpName = "TEXT", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = "Days until it must be renewed.", HelpName = "N", DefaultValueFactory = _ => CaseStore.DecreeDays };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "collections",
            "Purpose and clock of what is collected: beyond them the store takes no posts.",
            "tocsin collections open fr-2017-president --purpose \"protect the first round\" --by \"Ida Berg\" --store cases.db",
            "tocsin collections renew fr-2017-president --by \"Ida Berg\" --reason \"the campaign goes on\" --store cases.db",
            "tocsin collections list --store cases.db");
        command.Subcommands.Add(Open(terminal));
        command.Subcommands.Add(Renew(terminal));
        command.Subcommands.Add(Close(terminal));
        command.Subcommands.Add(Held(terminal, "hold", "Legal hold: nothing that was collected for an election is deleted, whatever its age.", (store, election, by, reason) => store.Hold(election, by, reason)));
        command.Subcommands.Add(Held(terminal, "release", "Lift a legal hold.", (store, election, by, reason) => store.Release(election, by, reason)));
        command.Subcommands.Add(List(terminal));
        return command;
    }

    private static TocsinCommand Open(Terminal terminal)
    {
        var purpose = new Option<string>("--purpose") { Description = "What the posts are collected for.", HelpName = "TEXT", Required = true };
        var inAll = new Option<int>("--days-in-all") { Description = "Days beyond which no renewal reaches.", HelpName = "N", DefaultValueFactory = _ => CaseStore.DecreeDaysInAll };
        var command = new TocsinCommand(
            "open",
            "Open a collection. Seven days, six months in all, are the French rule (decree 2021-1587, article 2); set those of your law.",
            "tocsin collections open fr-2017-president --purpose \"protect the first round\" --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Election);
        foreach (Option option in new Option[] { purpose, Days, inAll, By, Store })
            command.Options.Add(option);
        command.Acts(
            parsed => Changed(terminal, parsed, store => store.OpenCollection(parsed.GetRequiredValue(Election), parsed.GetRequiredValue(purpose), parsed.GetValue(Days), parsed.GetValue(inAll), parsed.GetRequiredValue(By)), create: true),
            async (parsed, server, cancellation) =>
            {
                if (parsed.GetValue(inAll) != CaseStore.DecreeDaysInAll)
                    throw new UserError("--days-in-all works with the store itself, not with --server", "open it without: renewals then reach as far as the decree has them");
                Tell(terminal, parsed, await server.Post<Collection>($"elections/{Uri.EscapeDataString(parsed.GetRequiredValue(Election))}/collections", new { purpose = parsed.GetRequiredValue(purpose), days = parsed.GetValue(Days) }, cancellation).ConfigureAwait(false));
                return ExitCode.Clean;
            });
        return command;
    }

    private static TocsinCommand Renew(Terminal terminal)
    {
        var command = new TocsinCommand("renew", "Renew the newest collection of an election, as far as its end allows.", "tocsin collections renew fr-2017-president --by \"Ida Berg\" --reason \"the campaign goes on\" --store cases.db");
        command.Arguments.Add(Election);
        foreach (Option option in new Option[] { Days, By, Reason, Store })
            command.Options.Add(option);
        command.SetAction(parsed => Changed(terminal, parsed, store => store.RenewCollection(parsed.GetRequiredValue(Election), parsed.GetValue(Days), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason))));
        return command;
    }

    private static TocsinCommand Close(Terminal terminal)
    {
        var command = new TocsinCommand("close", "Close the newest collection of an election before its end.", "tocsin collections close fr-2017-president --by \"Ida Berg\" --reason \"the vote is over\" --store cases.db");
        command.Arguments.Add(Election);
        foreach (Option option in new Option[] { By, Reason, Store })
            command.Options.Add(option);
        command.SetAction(parsed => Changed(terminal, parsed, store => store.CloseCollection(parsed.GetRequiredValue(Election), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason))));
        return command;
    }

    private static TocsinCommand Held(Terminal terminal, string name, string description, Func<CaseStore, string, string, string, Collection> change)
    {
        var command = new TocsinCommand(name, description, $"tocsin collections {name} fr-2017-president --by \"Ida Berg\" --reason \"order of the court of 3 May\" --store cases.db");
        command.Arguments.Add(Election);
        foreach (Option option in new Option[] { By, Reason, Store })
            command.Options.Add(option);
        command.SetAction(parsed => Changed(terminal, parsed, store => change(store, parsed.GetRequiredValue(Election), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Reason))));
        return command;
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var command = new TocsinCommand("list", "List collections, the newest first.", "tocsin collections list --store cases.db");
        command.Options.Add(Store);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                return Listed(parsed, store.Collections());
            },
            async (parsed, server, cancellation) =>
            {
                var all = new List<Collection>();
                foreach (var election in await server.Get<List<StoredElectionCard>>("elections", cancellation).ConfigureAwait(false))
                    all.AddRange(await server.Get<List<Collection>>($"elections/{Uri.EscapeDataString(election.Id)}/collections", cancellation).ConfigureAwait(false));
                return Listed(parsed, [.. all.OrderByDescending(c => c.Id)]);
            });
        return command;

        int Listed(ParseResult parsed, IReadOnlyList<Collection> all)
        {
            if (all.Count == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("No collection was ever opened; the store takes no posts.");
            foreach (var collection in all)
                Tell(terminal, parsed, collection);
            return ExitCode.Clean;
        }
    }

    private static int Changed(Terminal terminal, ParseResult parsed, Func<CaseStore, Collection> change, bool create = false)
    {
        using var store = Store.Open(parsed, terminal, create);
        Tell(terminal, parsed, change(store));
        return ExitCode.Clean;
    }

    private static void Tell(Terminal terminal, ParseResult parsed, Collection collection)
    {
        var now = terminal.Clock.GetUtcNow();
        string state = collection.Closed is not null ? "closed" : collection.Ends > now ? "open" : "ended";
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "collection");
                line.WriteNumber("id", collection.Id);
                line.WriteString("election", collection.Election);
                line.WriteString("purpose", collection.Purpose);
                line.WriteString("state", state);
                line.WriteString("opened", Utc(collection.Opened));
                line.WriteString("ends", Utc(collection.Ends));
                line.WriteString("last", Utc(collection.Last));
                line.WriteNumber("renewals", collection.Renewals);
                line.WriteString("held", collection.Held.Length > 0 ? collection.Held : null);
                if (collection.Closed is { } closed)
                    line.WriteString("closed", Utc(closed));
            });
            return;
        }

        string clock = state switch
        {
            "open" => $"open for {Words.Duration(collection.Ends - now)} more, until {Utc(collection.Ends)}; renewals reach to {Utc(collection.Last)}",
            "ended" => $"ended on {Utc(collection.Ends)}: the store takes no posts{(collection.Last > now ? "; it can be renewed" : "")}",
            _ => $"closed on {Utc(collection.Closed!.Value)}",
        };
        terminal.Out.WriteLine(SafeText.Clean($"collection {collection.Id} of {collection.Election}: {collection.Purpose}"));
        terminal.Out.WriteLine($"  {clock}; renewed {Words.Count(collection.Renewals, "time")}");
        if (collection.Held.Length > 0)
            terminal.Out.WriteLine(SafeText.Clean($"  legal hold, nothing is deleted: {collection.Held}"));
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
