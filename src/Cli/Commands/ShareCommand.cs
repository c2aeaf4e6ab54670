using System.CommandLine;
using Tocsin.Casework;
using Tocsin.Cli.Output;
using Tocsin.Cli.Remote;
using Tocsin.Cli.Sharing;
using Tocsin.Partners.Facts;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin share</c>: what leaves the house: prepared by one person, approved by another, written as approved.</summary>
public static class ShareCommand
{
    private static readonly StoreOption Store = new();
    private static readonly Argument<string> Which = new("SHARE") { Description = "Its id, or the beginning of it." };
    private static readonly Option<string?> Election = new("--election", "-e") { Description = "With --server: the election of the share, where the server has several.", HelpName = "ID" };
    private static readonly Option<string> By = new("--by") { Description = "Who: a person's name.", HelpName = "NAME", Required = true };

    /// <summary>The office when none is named.</summary>
    internal static string Office => Environment.GetEnvironmentVariable("TOCSIN_OFFICE") is { Length: > 0 } named ? named : "An office that uses Tocsin";

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "share",
            "Share incidents with partners. One person prepares and sees each field that would leave, another approves exactly that text, then it is written. Nothing is sent by itself; TLP:RED never leaves.",
            "tocsin share prepare 3 --to \"CERT Valdoria\" --tlp amber --by \"Ida Berg\" --store cases.db",
            "tocsin share approve 0198c1 --by \"Jon Ek\" --store cases.db",
            "tocsin share write 0198c1 --out shared --by \"Ida Berg\" --store cases.db");
        command.Subcommands.Add(Prepare(terminal));
        command.Subcommands.Add(Show(terminal));
        command.Subcommands.Add(Approve(terminal));
        command.Subcommands.Add(ShareWriteCommand.Build(terminal, Store, Which, By));
        command.Subcommands.Add(Recall(terminal));
        command.Subcommands.Add(List(terminal));
        command.Subcommands.Add(ShareReviewCommand.Build(terminal));
        return command;
    }

    private static TocsinCommand Prepare(Terminal terminal)
    {
        var incidents = new Argument<string[]>("INCIDENT") { Description = "Numbers or ids, all of one election.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "The partner.", HelpName = "PARTNER", Required = true };
        var tlp = new TlpOption("How far it may travel", null);
        var format = new Option<string>("--format", "-f") { Description = $"{string.Join(", ", ShareFormats.All)}.", HelpName = "NAME", DefaultValueFactory = _ => ShareFormats.Stix };
        format.AcceptOnlyFromAmong([.. ShareFormats.All]);
        var office = new Option<string>("--office") { Description = "Who shares: the name of your office, the same each time.", HelpName = "NAME", DefaultValueFactory = _ => Office };
        var words = new Option<bool>("--with-words") { Description = "Also what people wrote in their own words: reasons of judgements, and notes." };
        var dry = new Option<bool>("--dry-run") { Description = "Only show what would leave; put nothing down." };
        var command = new TocsinCommand(
            "prepare",
            "Put a text down for a partner, and show each object and field in it. A second person approves it.",
            "tocsin share prepare 3 --to \"CERT Valdoria\" --tlp amber --dry-run --by \"Ida Berg\" --store cases.db",
            "tocsin share prepare 3 5 --to \"CERT Valdoria\" --tlp green --format misp --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(incidents);
        foreach (Option option in new Option[] { to, tlp, format, office, words, dry, By, Store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var store = Store.Open(parsed, terminal);
            bool json = parsed.GetValue(GlobalOptions.Json);
            string by = store.RequireMay(parsed.GetRequiredValue(By), "share-prepare"), kind = parsed.GetRequiredValue(format);
            var level = tlp.Level(parsed);
            var cards = parsed.GetRequiredValue(incidents).Select(i => store.Incident(i)).DistinctBy(c => c.Id, StringComparer.Ordinal).ToList();
            var partner = store.RequireShareable(parsed.GetRequiredValue(to), level, kind, [.. cards.Select(c => c.Id)]);
            var election = StoredElection.Of(store, cards[0].Election);
            var sharing = new StixSharing { Office = parsed.GetRequiredValue(office), Tlp = level, Extensions = partner.Extensions, Words = parsed.GetValue(words) };
            string text = SharedText.Of(kind, [.. cards.Select(c => IncidentFacts.Of(store, c, election))], sharing);
            SharingPrinter.Fields(terminal, json, DryRun.Of(kind, text));
            if (parsed.GetValue(dry))
            {
                terminal.Say("a dry run: nothing was put down");
                return ExitCode.Clean;
            }

            var share = store.PrepareShare(partner.Name, level, kind, [.. cards.Select(c => c.Id)], text, by);
            SharingPrinter.Share(terminal, json, share);
            if (!json)
                terminal.Out.WriteLine($"A second person approves it: {terminal.CommandName} share approve {share.Id} --by NAME");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Show(Terminal terminal)
    {
        var command = new TocsinCommand("show", "Each object and field of a share: what a second person reads before approving.", "tocsin share show 0198c1 --store cases.db");
        command.Arguments.Add(Which);
        command.Options.Add(Store);
        command.Options.Add(Election);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                var share = store.Share(parsed.GetRequiredValue(Which));
                store.Note(Environment.UserName, "view", share.Id, $"share for {share.Partner}");
                return Told(parsed, share, DryRun.Of(share.Format, store.ShareText(share.Id)));
            },
            async (parsed, server, cancellation) =>
            {
                var (path, _) = await RemoteShares.Find(server, parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false);
                var told = await server.Get<RemoteShares.Told>(path, cancellation).ConfigureAwait(false);
                return Told(parsed, told.Share, told.Fields);
            });
        return command;

        int Told(ParseResult parsed, Share share, IEnumerable<LeavingField> fields)
        {
            SharingPrinter.Fields(terminal, parsed.GetValue(GlobalOptions.Json), fields);
            SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), share);
            return ExitCode.Clean;
        }
    }

    private static TocsinCommand Approve(Terminal terminal)
    {
        var command = new TocsinCommand("approve", "Approve that exactly this text leaves: by a person who may, and who did not prepare it.", "tocsin share approve 0198c1 --by \"Jon Ek\" --store cases.db");
        command.Arguments.Add(Which);
        foreach (Option option in new Option[] { By, Store, Election })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), store.ApproveShare(parsed.GetRequiredValue(Which), parsed.GetRequiredValue(By)));
                return ExitCode.Clean;
            },
            async (parsed, server, cancellation) =>
            {
                var (path, share) = await RemoteShares.Find(server, parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false);
                SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), await server.Post<Share>(path + "/approval", new { sha256 = share.Sha256 }, cancellation).ConfigureAwait(false));
                return ExitCode.Clean;
            });
        return command;
    }

    private static TocsinCommand Recall(Terminal terminal)
    {
        var reason = new Option<string>("--reason", "-r") { Description = "Why, in your words: it is what the partner is told.", HelpName = "TEXT", Required = true };
        var command = new TocsinCommand("recall", "Say that a share is not to be relied on any more. It is taken out of TAXII collections; telling the partner is yours.", "tocsin share recall 0198c1 --by \"Jon Ek\" --reason \"the mail was a test of our own\" --store cases.db");
        command.Arguments.Add(Which);
        foreach (Option option in new Option[] { By, reason, Store, Election })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                return Told(parsed, store.RecallShare(parsed.GetRequiredValue(Which), parsed.GetRequiredValue(By), parsed.GetRequiredValue(reason)));
            },
            async (parsed, server, cancellation) =>
            {
                var (path, share) = await RemoteShares.Find(server, parsed.GetValue(Election), parsed.GetRequiredValue(Which), cancellation).ConfigureAwait(false);
                _ = await server.Post<string>(path + "/recall", new { reason = parsed.GetRequiredValue(reason) }, cancellation).ConfigureAwait(false);
                return Told(parsed, (await RemoteShares.Find(server, share.Election, share.Id, cancellation).ConfigureAwait(false)).Share);
            });
        return command;

        int Told(ParseResult parsed, Share share)
        {
            SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), share);
            if (!parsed.GetValue(GlobalOptions.Json))
                terminal.Out.Write("\nTo be sent by you:\n\n" + string.Join('\n', RecallNotice.Of(share).Split('\n').Select(SafeText.Clean)));
            return ExitCode.Clean;
        }
    }

    private static TocsinCommand List(Terminal terminal)
    {
        var with = new Option<string?>("--to") { Description = "Only with this partner.", HelpName = "PARTNER" };
        var command = new TocsinCommand("list", "What was prepared, approved, written and recalled, the newest first.", "tocsin share list --store cases.db");
        foreach (Option option in new Option[] { with, Store, Election })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var store = Store.Open(parsed, terminal);
                foreach (var share in store.Shares(parsed.GetValue(with)))
                    SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), share);
                return ExitCode.Clean;
            },
            async (parsed, server, cancellation) =>
            {
                foreach (var share in await RemoteShares.All(server, parsed.GetValue(Election), cancellation).ConfigureAwait(false))
                {
                    if (parsed.GetValue(with) is not { } partner || share.Partner.Equals(partner.Trim(), StringComparison.OrdinalIgnoreCase))
                        SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), share);
                }

                return ExitCode.Clean;
            });
        return command;
    }
}
