using Tocsin.Cli.Scanning;
using Tocsin.Cli.Sightings;
using Tocsin.Decoys.Storing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Exchange.Manifest;
using Tocsin.Sources;

namespace Tocsin.Cli.Archives;

/// <summary>The scan to be repeated: what was recorded, on what was frozen.</summary>
/// <param name="Request">The scan.</param>
/// <param name="Partly">Why names, mail, logs and the like are left out; null when all is repeated.</param>
internal sealed record ReplayPlan(ScanRequest Request, string? Partly)
{
    /// <summary>Why an archive cannot be replayed; null when it can.</summary>
    public static string? Obstacle(EvidenceManifest manifest, ScanRecord? record, VerifyRequest request)
    {
        if (record?.Conditions is not { } conditions)
            return "scan/scan.json does not say how the scan was made";
        if (manifest.Withheld.Any(w => w.Role == EntryRoles.Posts))
            return "the posts were left out of the archive";
        if (conditions.Media is not null)
            return "the scan compared media files, which the archive does not hold";
        if (conditions.Encoder is { } encoder && request.Encoder is null)
            return $"the scan compared texts with a sentence encoder (SHA-256 {encoder.Sha256}): give it with --encoder DIR";
        if (conditions.PseudonymKeyMark is not null && request.PseudonymKey is null && manifest.Entries.All(e => e.Role != EntryRoles.PseudonymKey))
            return "the pseudonyms were made with a key that the archive does not hold: give it with --pseudonym-key FILE";
        if (record.Inputs.Count == 0 && Partial(manifest, record, request) is { } why)
            return $"it looked at no posts, and what it looked at cannot be read again: {why}";
        var known = Known(manifest).ToHashSet(StringComparer.Ordinal);
        return record.Inputs.FirstOrDefault(i => !known.Contains(i.Path)) is { } missing ? $"the archive does not hold the input {missing.Path}" : null;
    }

    /// <summary>Unpacks what is needed and says what to scan.</summary>
    /// <exception cref="EvidenceException">A name in the archive leads outside.</exception>
    /// <exception cref="UserError">The encoder or key given is another.</exception>
    public static ReplayPlan Make(EvidenceManifest manifest, ScanRecord record, Unpacking unpacking, VerifyRequest request, CancellationToken cancellation)
    {
        var conditions = record.Conditions!;
        if (conditions.Encoder is { } encoder && EvidenceHashing.Of("", request.Encoder!, cancellation).Sha256 != encoder.Sha256)
            throw new UserError($"{request.Encoder} is not the encoder that the scan used", $"its files have to hash to {encoder.Sha256}");
        var posts = new Dictionary<string, string>(StringComparer.Ordinal);
        var paths = new List<KeyValuePair<string, string>>();
        var evidence = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var settings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in manifest.Entries)
        {
            if (entry.Role is EntryRoles.Posts or EntryRoles.Beside)
                posts.TryAdd(entry.Source ?? "", unpacking.Beside(entry, cancellation));
            else if (entry.Role is EntryRoles.Profile or EntryRoles.Claims or EntryRoles.Outlets or EntryRoles.Settings or EntryRoles.PseudonymKey)
                Add(settings, entry.Role, unpacking.Beside(entry, cancellation));
            else if (FrozenInputs.Replayable.Contains(entry.Role, StringComparer.Ordinal))
                Evidence(entry, unpacking.Below(entry, cancellation), evidence, paths);
        }

        string? partly = Partial(manifest, record, request);
        return new ReplayPlan(
            new ScanRequest
            {
                Inputs = [.. record.Inputs.Select(i => posts[i.Path])],
                Replay = new ScanReplay([.. record.Inputs.Select(i => new FrozenInput(posts[i.Path], i.Path, i.FromDirectory))], conditions, new RecordedPaths(paths)),
                Election = settings.GetValueOrDefault(EntryRoles.Profile)?[0],
                Claims = settings.GetValueOrDefault(EntryRoles.Claims) ?? [],
                Outlets = settings.GetValueOrDefault(EntryRoles.Outlets) ?? [],
                Settings = settings.GetValueOrDefault(EntryRoles.Settings)?[0],
                Out = Path.Combine(unpacking.Directory, "replay"),
                Format = conditions.Format,
                Map = conditions.Map ?? "",
                Reveal = record.Revealed,
                PseudonymKey = conditions.PseudonymKeyMark is null ? null : settings.GetValueOrDefault(EntryRoles.PseudonymKey)?[0] ?? request.PseudonymKey,
                Encoder = request.Encoder is not null && conditions.Encoder is not null ? request.Encoder : null,
                Method = conditions.Method,
                Compat = ConditionsOf.Compat(conditions.Compat ?? new Dictionary<string, string>()),
                Threads = request.Threads,
                Evidence = partly is null ? Sightings(evidence, paths, conditions, request.Secrets) : new SightingRequest(),
            },
            partly);
    }

    private static IEnumerable<string> Known(EvidenceManifest manifest) => manifest.Entries.Where(e => e.Role == EntryRoles.Posts).Select(e => e.Source ?? "");

    private static string? Partial(EvidenceManifest manifest, ScanRecord record, VerifyRequest request)
    {
        string[] missing = [.. request.Secrets.Missing(record.Conditions!.Unrecorded ?? [])];
        if (missing.Length > 0)
            return $"they rest on what stays with the office; who has it gives {string.Join(' ', missing)}";
        string[] other = [.. record.Evidence.Select(e => e.Kind).Where(k => !FrozenInputs.Replayable.Contains(k, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        if (other.Length > 0)
            return $"they rest on {string.Join(", ", other)}, which this version cannot read again";
        return manifest.Withheld.FirstOrDefault(w => FrozenInputs.Replayable.Contains(w.Role, StringComparer.Ordinal)) is { } left ? $"{left.Role} was left out of the archive" : null;
    }

    private static void Evidence(EvidenceEntry entry, string path, Dictionary<string, List<string>> evidence, List<KeyValuePair<string, string>> paths)
    {
        Add(evidence, entry.Role, path);
        if (paths.All(p => p.Key != path))
            paths.Add(new(path, entry.Source ?? ""));
    }

    private static void Add(Dictionary<string, List<string>> lists, string role, string path)
    {
        if (!lists.TryGetValue(role, out var list))
            lists[role] = list = [];
        if (!list.Contains(path, StringComparer.Ordinal))
            list.Add(path);
    }

    private static SightingRequest Sightings(Dictionary<string, List<string>> evidence, List<KeyValuePair<string, string>> paths, ScanConditions conditions, OfficeSecrets secrets) => new()
    {
        Names = evidence.GetValueOrDefault("names") ?? [],
        Mail = evidence.GetValueOrDefault("mail") ?? [],
        Logs = evidence.GetValueOrDefault("logs") ?? [],
        Indicators = evidence.GetValueOrDefault("indicators") ?? [],
        SignIns = evidence.GetValueOrDefault("sign-ins") ?? [],
        Sites = evidence.GetValueOrDefault("sites") ?? [],
        ProtectedPages = evidence.GetValueOrDefault("protected-pages") ?? [],
        Dump = evidence.GetValueOrDefault("dump") ?? [],
        DumpSeen = conditions.DumpSeen,
        DumpLinks = conditions.DumpLinks ?? [],
        LeakIndex = evidence.GetValueOrDefault("leak-index")?[0],
        LeakKey = secrets.LeakKey,
        Originals = secrets.Originals,
        Decoys = secrets.Decoys is { } decoys && conditions.Unrecorded.Contains("decoys", StringComparer.Ordinal) ? new DecoyStoreFile(decoys) : null,
        WithoutPlaces = conditions.WithoutPlaces,
        Pages = evidence.GetValueOrDefault("pages") ?? [],
        PagesSeen = conditions.PagesSeen,
        PageStore = secrets.PageStore,
        PageKey = secrets.PageKey,
        Recorded = new RecordedPaths(paths),
    };
}
