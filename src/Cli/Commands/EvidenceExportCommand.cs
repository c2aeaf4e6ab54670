using System.CommandLine;
using Tocsin.Cli.Archives;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin evidence export INCIDENT</c>.</summary>
public static class EvidenceExportCommand
{
    private static readonly Argument<string> Incident = new("INCIDENT") { Description = "Id of an incident or of an attack chain of the scan, or the beginning of one; with --store also the number of an incident there." };
    private static readonly Option<string[]> Scan = new("--in", "-i") { Description = "Directory that the scan wrote; for an incident of the store the directories of all scans it came from: one archive each.", HelpName = "DIR…", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [ScanRequest.DefaultOut] };
    private static readonly Option<string> Out = new("--out", "-o") { Description = "The archive.", HelpName = "FILE", Required = true };
    private static readonly Option<string> Key = new("--key") { Description = "The private key to sign with ('evidence key' makes one).", HelpName = "FILE", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "The person who exports.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "What the archive is for.", HelpName = "TEXT", Required = true };
    private static readonly Option<string[]> Moved = Several("--input", "Where inputs lie now, if they were moved since the scan: files, or directories to look in.", "PATH…");
    private static readonly Option<string[]> Withhold = Several("--withhold", "Leave out inputs of a kind (posts, mail, dump, logs …, pseudonym-key): what they support cannot be replayed then.", "KIND…");
    private static readonly Option<string?> Origin = new("--source") { Description = "Where the inputs were had from: an address, a platform's export, a person.", HelpName = "TEXT" };
    private static readonly Option<string?> Collector = new("--collector") { Description = "Who or what collected them.", HelpName = "NAME" };
    private static readonly Option<DateTimeOffset?> Captured = new("--captured") { Description = "When they were collected (2027-04-11T20:15+02:00).", HelpName = "TIME" };
    private static readonly Option<string?> PseudonymKey = new("--pseudonym-key") { Description = "The pseudonym key of the scan, to go into the archive.", HelpName = "FILE" };
    private static readonly Option<string?> Decisions = new("--decisions") { Description = "Decisions of people to go with it (NDJSON).", HelpName = "FILE" };
    private static readonly Option<string?> Audit = new("--audit") { Description = "The chain of hashes over what was done (NDJSON).", HelpName = "FILE" };
    private static readonly StoreOption Store = new() { Description = $"The case store: people's decisions about this incident and the lines of the audit log about it go with it, and the export is logged there. - is the one in {StoreOption.Variable}." };
    private static readonly Option<string?> Timestamp = new("--timestamp") { Description = "Ask this authority for a timestamp (RFC 3161); it learns a hash. Off unless given.", HelpName = "URL" };

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal)
    {
        var command = new TocsinCommand(
            "export",
            "Freeze an incident: everything that was scanned, everything that was found, signed, in one file. Inputs must be what was scanned, to the byte.",
            "tocsin evidence export incident--81c0 --in report --key evidence.key --by \"Ida Lorne\" --reason \"complaint to the regulator\" --out case.tocsin-evidence.zip",
            "tocsin evidence export 3 --store cases.db --in monday tuesday --key evidence.key --by \"Ida Lorne\" --reason \"complaint to the regulator\" --out case.tocsin-evidence.zip",
            "tocsin evidence export 81c0 --in report --input /archive/exports --captured 2027-04-11T20:15+02:00 --collector \"night shift\" --key evidence.key --by \"Ida Lorne\" --reason \"court order 17\" --timestamp https://authority.example/tsa --out case.tocsin-evidence.zip");
        command.Arguments.Add(Incident);
        foreach (Option option in new Option[] { Scan, Moved, Key, By, Reason, Out, Origin, Collector, Captured, Withhold, PseudonymKey, Decisions, Audit, Store, Timestamp })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(ExportRun.Run(Read(parsed), terminal, cancellation)));
        return command;
    }

    private static ExportRequest Read(ParseResult parsed) => new()
    {
        Incident = parsed.GetRequiredValue(Incident),
        Scans = parsed.GetRequiredValue(Scan),
        Moved = parsed.GetRequiredValue(Moved),
        Key = parsed.GetRequiredValue(Key),
        By = parsed.GetRequiredValue(By),
        Reason = parsed.GetRequiredValue(Reason),
        Out = parsed.GetRequiredValue(Out),
        Origin = parsed.GetValue(Origin),
        Collector = parsed.GetValue(Collector),
        Captured = parsed.GetValue(Captured),
        Withhold = parsed.GetRequiredValue(Withhold),
        PseudonymKey = parsed.GetValue(PseudonymKey),
        Decisions = parsed.GetValue(Decisions),
        Audit = parsed.GetValue(Audit),
        Store = Store.Kept(parsed) is { } place ? Storage.StoreAddress.Parse(place) : null,
        Timestamp = parsed.GetValue(Timestamp) is { } address ? TimestampAuthority.Checked(address) : null,
        Json = parsed.GetValue(GlobalOptions.Json),
    };

    private static Option<string[]> Several(string name, string description, string help) => new(name)
    {
        Description = description,
        HelpName = help,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
}
