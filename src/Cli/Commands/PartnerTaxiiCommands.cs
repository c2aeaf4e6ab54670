using System.CommandLine;
using System.Text.Json.Nodes;
using Tocsin.Cli.Output;
using Tocsin.Cli.Sharing;
using Tocsin.Partners.Polling;
using Tocsin.Partners.Stix.In;
using Tocsin.Storage.Partners;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin partners poll|push</c>: the one place of this program that speaks with a partner's server, and only when it is asked to.</summary>
internal static class PartnerTaxiiCommands
{
    private static readonly Argument<string> Name = new("PARTNER") { Description = "Its name." };
    private static readonly Option<string> Peer = new("--peer") { Description = "A file that only you read: {\"root\": \"https://…/\", \"collection\": \"…\", \"user\": \"…\", \"password\": \"…\"}; also requests_per_second (2) and page (500).", HelpName = "FILE", Required = true };

    /// <summary>Builds them.</summary>
    public static IEnumerable<Command> All(Terminal terminal, StoreOption store, Option<string> by) => [Poll(terminal, store, by), Push(terminal, store, by)];

    private static TocsinCommand Poll(Terminal terminal, StoreOption places, Option<string> by)
    {
        var state = new Option<string>("--state") { Description = "The file that remembers how far it was read.", HelpName = "FILE", Required = true };
        var tlp = new TlpOption("The level of what bears none", "amber");
        var command = new TocsinCommand("poll", "Take in what is new in a collection of the partner's TAXII 2.1 server. Interrupted, it goes on where it was. This opens a network connection.", "tocsin partners poll \"CERT Valdoria\" --peer cert.json --state cert-position.json --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(Name);
        foreach (Option option in new Option[] { Peer, state, tlp, by, places })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var store = places.Open(parsed, terminal);
            string partner = store.Partner(parsed.GetRequiredValue(Name)).Name, who = store.RequireMay(parsed.GetRequiredValue(by), "partner-import"), memory = parsed.GetRequiredValue(state);
            var peer = TaxiiPeer.Read(parsed.GetRequiredValue(Peer));
            using var http = TaxiiClient.Http();
            var position = TaxiiPosition.Read(memory);
            long pages = 0;
            await foreach (var page in new TaxiiClient(http, peer, terminal.Clock).PollAsync(position.AddedAfter, cancellation).ConfigureAwait(false))
            {
                string aside = Path.Combine(Path.GetTempPath(), $"tocsin-poll-{Environment.ProcessId}-{++pages}.json");
                try
                {
                    await File.WriteAllBytesAsync(aside, page.Envelope, cancellation).ConfigureAwait(false);
                    var outcome = StixImport.Run(store, partner, aside, tlp.Level(parsed), who);
                    GivenPrinter.Outcome(terminal, parsed.GetValue(GlobalOptions.Json), outcome, store.RefusedOf(outcome.File.Id));
                }
                finally
                {
                    File.Delete(aside);
                }

                // Only what is in the store counts as read.
                if (page.AddedLast.Length > 0)
                    new TaxiiPosition(page.AddedLast).Write(memory);
            }

            if (pages == 0 && !parsed.GetValue(GlobalOptions.Json))
                terminal.Out.WriteLine("Nothing new.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static TocsinCommand Push(Terminal terminal, StoreOption places, Option<string> by)
    {
        var share = new Argument<string>("SHARE") { Description = "An approved share of STIX for this partner." };
        var command = new TocsinCommand("push", "Push an approved share into a collection of the partner's TAXII 2.1 server. The gate is asked again, and the log written first. This opens a network connection.", "tocsin partners push 0198c1 --peer cert.json --by \"Ida Berg\" --store cases.db");
        command.Arguments.Add(share);
        foreach (Option option in new Option[] { Peer, by, places })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var store = places.Open(parsed, terminal);
            var peer = TaxiiPeer.Read(parsed.GetRequiredValue(Peer));
            if (store.Share(parsed.GetRequiredValue(share)).Format != ShareFormats.Stix)
                throw new UserError("TAXII carries STIX", "prepare it anew with --format stix");
            var (written, text) = store.WriteShare(parsed.GetRequiredValue(share), $"TAXII {peer.Root.Host}", parsed.GetRequiredValue(by));
            byte[] envelope = System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["objects"] = JsonNode.Parse(text)!["objects"]!.DeepClone() }.ToJsonString());
            using var http = TaxiiClient.Http();
            var status = await new TaxiiClient(http, peer, terminal.Clock).PushAsync(envelope, cancellation).ConfigureAwait(false);
            SharingPrinter.Share(terminal, parsed.GetValue(GlobalOptions.Json), written);
            int failed = status.TryGetProperty("failure_count", out var count) && count.TryGetInt32(out int number) ? number : 0;
            if (failed > 0)
                terminal.Say($"the server refused {Words.Count(failed, "object")}: {SafeText.Shorten(status.TryGetProperty("failures", out var why) ? why.GetRawText() : "it does not say why", 400)}");
            return failed > 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }
}
