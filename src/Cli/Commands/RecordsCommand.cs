using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Output;
using Tocsin.Storage;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin incidents records</c>: what an incident rests on, as it was received.</summary>
internal static class RecordsCommand
{
    private const int Shown = 20;

    /// <summary>Builds the command.</summary>
    public static Command Build(Terminal terminal, StoreOption store, Argument<string> which)
    {
        var output = new Option<string?>("--out", "-o") { Description = "Also write the bytes into this new directory, one file each, named by SHA-256. They hold names: this is logged.", HelpName = "DIR" };
        var by = new Option<string?>("--by") { Description = "Who takes them out, with --out.", HelpName = "NAME" };
        var reason = new Option<string?>("--reason", "-r") { Description = "What for, with --out.", HelpName = "TEXT" };
        var command = new TocsinCommand(
            "records",
            "List what an incident rests on, frozen byte for byte: input, place, hash, when it came, by whom and with which version it was scanned.",
            "tocsin incidents records 3 --store cases.db",
            "tocsin incidents records 3 --out raw --by \"Ida Berg\" --reason \"for the court\" --store cases.db");
        command.Arguments.Add(which);
        foreach (Option option in new Option[] { output, by, reason, store })
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(output);
            if (folder is not null && (string.IsNullOrWhiteSpace(parsed.GetValue(by)) || string.IsNullOrWhiteSpace(parsed.GetValue(reason))))
                throw new UserError("the records hold names", "say who takes them out and why: --by NAME --reason TEXT");
            if (folder is not null && Path.Exists(folder))
                throw new UserError($"{folder} is there already", "name a new directory: nothing is overwritten");
            using var cases = store.Open(parsed, terminal);
            var card = cases.Incident(parsed.GetRequiredValue(which));
            var records = cases.Records(card.Id);
            if (folder is not null)
            {
                cases.Note(parsed.GetRequiredValue(by)!, "export", card.Id, $"frozen records: {parsed.GetValue(reason)!.Trim()}");
                WholeFolder.Write(folder, records.DistinctBy(r => r.Sha256, StringComparer.Ordinal).Select(r => (r.Sha256, r.Bytes)));
            }

            if (parsed.GetValue(GlobalOptions.Json))
            {
                foreach (var record in records)
                    Line(terminal, record);
                return ExitCode.Clean;
            }

            foreach (var record in records.Take(Shown))
                terminal.Out.WriteLine($"{record.Sha256[..16]}  {Words.Bytes(record.Bytes.Length),9}  {SafeText.ShortenPath(record.Part.Length > 0 ? record.Part : record.Input, 60)} {SafeText.Clean(record.Place)}");
            if (records.Count > Shown)
                terminal.Out.WriteLine($"and {Words.Count(records.Count - Shown)} more with --json");
            terminal.Out.WriteLine(records.Count == 0
                ? "Nothing of it was frozen: it was kept before records were, or its inputs could not be read again."
                : $"{Words.Count(records.Count, "record")}, {Words.Bytes(records.Sum(r => (long)r.Bytes.Length))}{(folder is null ? "" : $", written to {SafeText.Clean(folder)}")}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Line(Terminal terminal, StoredRecord record) => terminal.Json.Write(line =>
    {
        line.WriteString("type", "record");
        line.WriteString("input", record.Input);
        line.WriteString("input_sha256", record.InputSha256);
        line.WriteString("part", record.Part);
        line.WriteString("place", record.Place);
        line.WriteString("sha256", record.Sha256);
        line.WriteNumber("bytes", record.Bytes.Length);
        line.WriteString("captured", record.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        line.WriteString("by", record.Collector);
        line.WriteString("version", record.Version);
        line.WriteString("scan", record.Scan);
    });
}
