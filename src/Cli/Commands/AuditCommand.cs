using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Cli.Storing;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin audit</c>: who saw, changed, revealed or exported what.</summary>
public static class AuditCommand
{
    private const string Scan = "scan--";

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var store = new StoreOption();
        var subject = new Option<string?>("--about") { Description = "Only about this incident: number, id or beginning of its id; or the id of a scan.", HelpName = "ID" };
        var actor = new Option<string?>("--by") { Description = "Only what this person did.", HelpName = "NAME" };
        var most = new Option<int>("--most") { Description = "How many lines at most, the newest first.", HelpName = "N", DefaultValueFactory = _ => 50 };
        var verify = new Option<bool>("--verify") { Description = "Follow the chain of hashes from the first line. Exit code 1 when it is broken." };
        var command = new TocsinCommand(
            "audit",
            "Who saw, changed, revealed or exported what: the append-only log of the case store.",
            "tocsin audit --store cases.db",
            "tocsin audit --about 3 --store cases.db",
            "tocsin audit --verify --store cases.db");
        foreach (Option option in new Option[] { store, subject, actor, most, verify })
            command.Options.Add(option);
        command.Acts(
            parsed =>
            {
                using var cases = store.Open(parsed, terminal);
                if (parsed.GetValue(verify))
                    return Verify(terminal, parsed.GetValue(GlobalOptions.Json), cases.VerifyAudit());
                string? about = parsed.GetValue(subject);
                if (about is not null && !about.StartsWith(Scan, StringComparison.Ordinal))
                    about = cases.Incident(about).Id;
                return Tell(terminal, parsed, cases.Audit(about, parsed.GetValue(actor), Math.Clamp(parsed.GetValue(most), 1, 1_000_000)));
            },
            async (parsed, server, cancellation) =>
            {
                if (parsed.GetValue(verify))
                {
                    var chain = await server.Get<ChainTold>("audit/chain", cancellation).ConfigureAwait(false);
                    return Verify(terminal, parsed.GetValue(GlobalOptions.Json), (chain.Broken, chain.Lines, chain.Hash));
                }

                string? about = parsed.GetValue(subject);
                if (about is not null && !about.StartsWith(Scan, StringComparison.Ordinal))
                    about = (await server.Seen(await server.Incident(null, about, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)).Detail.Card.Id;
                string asked = string.Create(CultureInfo.InvariantCulture, $"audit?limit={Math.Clamp(parsed.GetValue(most), 1, 1000)}{Given("subject", about)}{Given("actor", parsed.GetValue(actor))}");
                return Tell(terminal, parsed, await server.Get<List<AuditEntry>>(asked, cancellation).ConfigureAwait(false));
            });
        return command;
    }

    private static string Given(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static int Tell(Terminal terminal, ParseResult parsed, IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            string at = entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            if (parsed.GetValue(GlobalOptions.Json))
                terminal.Json.Write(line => AuditJson.Write(line, entry));
            else
                terminal.Out.WriteLine(SafeText.Clean($"{entry.Seq,6}  {at}  {entry.Actor}  {entry.Action}  {entry.Subject}  {entry.Detail}"));
        }

        return ExitCode.Clean;
    }

    private static int Verify(Terminal terminal, bool json, (long Broken, long Lines, string Hash) result)
    {
        if (json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "audit-chain");
                line.WriteBoolean("whole", result.Broken == 0);
                line.WriteNumber("lines", result.Lines);
                line.WriteNumber("broken_at", result.Broken);
                line.WriteString("hash", result.Hash);
            });
        }
        else
        {
            terminal.Out.WriteLine(result.Broken == 0
                ? $"The chain is whole: {Words.Count(result.Lines, "line")}, the last hash is {result.Hash}. Compare it with one written down elsewhere: only that shows that lines were not cut off at the end."
                : $"BROKEN: line {result.Broken} does not fit the {Words.Count(result.Lines, "line")} before it. It was changed, or lines are missing; restore a backup and compare.");
        }

        return result.Broken == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private sealed record ChainTold(long Broken, long Lines, string Hash);
}
