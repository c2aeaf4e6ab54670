using Tocsin.Cli.Commands;
using Tocsin.Cli.Output;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;

namespace Tocsin.Cli.Archives;

/// <summary>Freezes an incident with everything it rests on into one signed file.</summary>
internal static class ExportRun
{
    private const int LongestWord = 2000;

    /// <summary>Runs it.</summary>
    /// <exception cref="UserError">Something is missing or was changed since the scan; nothing is written.</exception>
    public static int Run(ExportRequest request, Terminal terminal, CancellationToken cancellation)
    {
        Named(request.By, "--by", "the name of the person who exports");
        Named(request.Reason, "--reason", "what the archive is for");
        if (File.Exists(request.Out))
            throw new UserError($"{request.Out} is there already", "name another file: evidence is never overwritten");
        if (request.Store is not null && (request.Decisions ?? request.Audit) is not null)
            throw new UserError("decisions and audit log were given twice", "leave --decisions and --audit out: the store has them");
        using var key = KeyFile.Private(request.Key);
        var scan = ScanFolder.Open(request.Scan);
        var incident = scan.Incident(request.Incident);

        using var kept = request.Store is { } place ? StoredRecords.Of(place, scan.Record.Election, incident, terminal) : null;

        using var meter = new ProgressMeter(terminal);
        List<EvidenceContent> contents = [.. scan.Files(), .. Records(request), .. kept?.Contents ?? []];
        var inputs = FrozenInputs.Gather(request, scan.Record, new InputFinder(request.Moved, meter, cancellation));
        contents.AddRange(inputs.Contents);
        var manifest = new EvidenceManifest(
            EvidenceManifest.FormatName,
            EvidenceManifest.NewestVersion,
            scan.Record.Version,
            VersionCommand.Version,
            incident,
            scan.Record.Election,
            new ExportRecord(terminal.Clock.GetUtcNow(), request.By.Trim(), request.Reason.Trim(), key.Fingerprint, request.Timestamp?.AbsoluteUri),
            inputs.Withheld,
            [.. contents.Select(c => c.Entry)]);
        contents.Insert(0, EvidenceContent.Of(EntryNames.Readme, EntryRoles.Readme, "text/plain", EvidenceReadme.Write(manifest)));

        using var file = new AtomicFile(request.Out);
        Guarded(() =>
        {
            meter.Report("freezing", 0);
            return EvidenceWriter.Write(file.Stream, manifest, contents, key, request.Timestamp is { } authority ? bytes => TimestampAuthority.Ask(authority, bytes, terminal, cancellation) : null, cancellation);
        });
        file.Complete();
        kept?.Exported(request.By.Trim(), request.Reason.Trim(), request.Out, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ManifestText.Write(manifest))));
        meter.Dispose();
        Tell(request, manifest, contents, file.Length, key.Fingerprint, terminal);
        return ExitCode.Clean;
    }

    /// <summary>Says what an archive cannot be as an error to the user.</summary>
    public static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (EvidenceException e)
        {
            throw new UserError(e.Message, e.Remedy);
        }
    }

    private static void Named(string value, string option, string what)
    {
        if (value.Trim().Length < 2 || !value.Any(char.IsLetter))
            throw new UserError($"{option} \"{SafeText.Shorten(value, 40)}\" says nothing", $"give {what}: it is part of the evidence");
        if (value.Length > LongestWord)
            throw new UserError($"{option} is longer than {LongestWord} characters", "say it in a few sentences");
    }

    private static IEnumerable<EvidenceContent> Records(ExportRequest request)
    {
        foreach (var (path, name, role) in new[] { (request.Decisions, "decisions.ndjson", EntryRoles.Decisions), (request.Audit, "audit.ndjson", EntryRoles.Audit) })
        {
            if (path is null)
                continue;
            if (!File.Exists(path))
                throw new UserError($"there is no file {path}", "give the file that the store wrote");
            yield return EvidenceContent.Of(name, role, MediaTypes.Of(name), File.ReadAllBytes(path));
        }
    }

    private static void Tell(ExportRequest request, EvidenceManifest manifest, List<EvidenceContent> contents, long bytes, string fingerprint, Terminal terminal)
    {
        if (request.Json)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "exported");
                line.WriteString("path", request.Out);
                line.WriteString("incident", manifest.Incident.Id);
                line.WriteNumber("files", contents.Count);
                line.WriteNumber("bytes", bytes);
                line.WriteString("key_sha256", fingerprint);
                line.WriteStartArray("withheld");
                foreach (var withheld in manifest.Withheld)
                    line.WriteStringValue($"{withheld.Role} {withheld.Source}".Trim());
                line.WriteEndArray();
            });
            return;
        }

        var output = terminal.Out;
        output.WriteLine($"{SafeText.Clean(request.Out)}: {SafeText.Shorten(manifest.Incident.Title, 80)}");
        output.WriteLine($"  {Words.Count(contents.Count, "file")}, {Words.Bytes(bytes)}, signed with the key {KeyFile.Spoken(fingerprint)}");
        foreach (var withheld in manifest.Withheld)
            output.WriteLine($"  not in it: {SafeText.Clean($"{withheld.Role} {withheld.Source}".Trim())}: {SafeText.Clean(withheld.Why)}");
        if (manifest.Entries.Any(e => e.Role == EntryRoles.PseudonymKey))
            terminal.Say("the pseudonym key is in the archive: whoever has it can undo the pseudonyms in everything else that was made with it");
        output.WriteLine("  It holds the inputs whole, so posts of people who did nothing, too: give it only to those who have to check it.");
        output.WriteLine($"  Check it now, before you need it:  {terminal.CommandName} evidence verify {Scanning.NextSteps.Quote(request.Out)} --key {Scanning.NextSteps.Quote(request.Key + Tocsin.Disk.SigningKey.PublicSuffix)}");
    }
}
