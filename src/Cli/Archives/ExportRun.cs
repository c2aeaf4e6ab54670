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
        if (request.Store is not null && (request.Decisions ?? request.Audit) is not null)
            throw new UserError("decisions and audit log were given twice", "leave --decisions and --audit out: the store has them");
        if (request.Scans.Count > 1 && request.Store is null)
            throw new UserError("several scans were named", "an incident of several scans is one of a store: give it with --store PLACE");
        using var key = KeyFile.Private(request.Key);
        using var kept = request.Store is { } place ? StoredRecords.Open(place, request.Incident, terminal) : null;
        var parts = Parts(request, kept).ToList();
        if (parts.Find(p => File.Exists(p.Out)) is { Out: { } there })
            throw new UserError($"{there} is there already", "name another file: evidence is never overwritten");
        foreach (var part in parts)
            Write(request, part, kept, key, terminal, cancellation);
        return ExitCode.Clean;
    }

    // What of which scan goes into which file.
    private static IEnumerable<(ScanFolder Scan, IncidentReference Incident, string Out)> Parts(ExportRequest request, StoredRecords? kept)
    {
        var scans = request.Scans.Select(ScanFolder.Open).ToList();
        if (kept?.Incident is not { } card)
        {
            var incident = scans[0].Incident(request.Incident);
            kept?.Find(scans[0].Record.Election, incident);
            return [(scans[0], incident, request.Out)];
        }

        var members = kept.Members.ToHashSet(StringComparer.Ordinal);
        if (members.Count == 0)
            throw new UserError($"all of incident {card.Number} was made by hand: no scan stands behind it that could be replayed", "its posts are frozen in the store, byte for byte: 'incidents records' writes them");
        var held = scans.Select(s => (Scan: s, Findings: s.Found().Where(members.Contains).Order(StringComparer.Ordinal).ToList())).Where(s => s.Findings.Count > 0).ToList();
        string[] missing = [.. members.Except(held.SelectMany(h => h.Findings), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
            throw new UserError(
                $"{Words.Count(missing.Length)} of the {Words.Count(members.Count, "finding and sighting", "findings and sightings")} of incident {card.Number} are in none of these scans: {string.Join(", ", missing.Take(3))}",
                $"name the directories of all scans it came from: --in DIR…; they were made {string.Join("; ", kept.ScansOf(missing).Take(5))}");
        return held.Select((h, i) => (h.Scan, new IncidentReference(card.Id, card.Title, h.Findings), held.Count == 1 ? request.Out : Numbered(request.Out, i + 1)));
    }

    private static string Numbered(string path, int number)
    {
        string name = Path.GetFileName(path);
        int dot = name.IndexOf('.', StringComparison.Ordinal) is var at and > 0 ? at : name.Length;
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"{name[..dot]}-{number}{name[dot..]}");
    }

    private static void Write(ExportRequest request, (ScanFolder Scan, IncidentReference Incident, string Out) part, StoredRecords? kept, Tocsin.Disk.SigningKey key, Terminal terminal, CancellationToken cancellation)
    {
        using var meter = new ProgressMeter(terminal);
        List<EvidenceContent> contents = [.. part.Scan.Files(), .. Records(request), .. kept?.Contents ?? []];
        var inputs = FrozenInputs.Gather(request, part.Scan, new InputFinder(request.Moved, meter, cancellation));
        contents.AddRange(inputs.Contents);
        var manifest = new EvidenceManifest(
            EvidenceManifest.FormatName,
            EvidenceManifest.NewestVersion,
            part.Scan.Record.Version,
            VersionCommand.Version,
            part.Incident,
            part.Scan.Record.Election,
            new ExportRecord(terminal.Clock.GetUtcNow(), request.By.Trim(), request.Reason.Trim(), key.Fingerprint, request.Timestamp?.AbsoluteUri),
            inputs.Withheld,
            [.. contents.Select(c => c.Entry)]);
        contents.Insert(0, EvidenceContent.Of(EntryNames.Readme, EntryRoles.Readme, "text/plain", EvidenceReadme.Write(manifest)));

        using var file = new AtomicFile(part.Out);
        Guarded(() =>
        {
            meter.Report("freezing", 0);
            return EvidenceWriter.Write(file.Stream, manifest, contents, key, request.Timestamp is { } authority ? bytes => TimestampAuthority.Ask(authority, bytes, terminal, cancellation) : null, cancellation);
        });

        // A line about an archive that never came is harmless; an archive without its line is not.
        kept?.Exported(request.By.Trim(), request.Reason.Trim(), part.Out, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ManifestText.Write(manifest))));
        file.Complete();
        meter.Dispose();
        Tell(request with { Out = part.Out }, manifest, contents, file.Length, key.Fingerprint, terminal);
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
