using System.Text;
using System.Text.Json;
using Tocsin.Cli.Commands;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Model.Findings;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Evidence.Verifying;
using Tocsin.Exchange;
using Tocsin.Exchange.Explain;
using Tocsin.Exchange.Manifest;

namespace Tocsin.Cli.Archives;

/// <summary>Runs the scan of an archive again on its frozen inputs, and computes the figures of its findings again.</summary>
internal sealed class ReplayRun(Stream archive, EvidenceVerification verification, VerifyRequest request, Terminal terminal)
{
    private const string Ask = "the findings in this archive are not what these inputs give: rely on what the replay finds, and ask who signed how they came about";
    private const string CaseFile = "incident.json";
    private const string ScanFile = EntryNames.ScanFolder + "scan.json";
    private const long LongestRecord = 256 * 1024 * 1024;

    // What the hacking half writes or colours; and what tells of the reading rather than of the finding.
    private static readonly string[] OfSightings = ["sightings.ndjson", "chains.json", "report.html"];
    private static readonly string[] OfReading = ["scan.json", "rejected.ndjson", "bundle.json", "report.html"];

    private readonly EvidenceManifest _manifest = verification.Manifest!;
    private string? _leftOut;

    /// <summary>The checks: <c>incident</c>, <c>replay</c>, <c>sightings</c> where what they rest on cannot be read again, <c>figures</c>.</summary>
    public IEnumerable<EvidenceCheck> Checks(CancellationToken cancellation)
    {
        yield return Guarded("incident", Incident);
        yield return Guarded("replay", () => Replay(cancellation));
        if (_leftOut is { } why)
            yield return EvidenceCheck.Open("sightings", $"names, mail, logs and the like were not looked at again: {why}", "what they show is signed, and no more than that, until somebody who has it runs this again");
        yield return Guarded("figures", Figures);
    }

    private static EvidenceCheck Guarded(string name, Func<EvidenceCheck> check)
    {
        try
        {
            return check();
        }
        catch (Exception e) when (e is UserError or EvidenceException or OutputException or JsonException or FormatException or OverflowException or KeyNotFoundException or InvalidOperationException)
        {
            return EvidenceCheck.Of(name, "", "it could not be done", Ask, [new EvidenceDifference(ScanFile, e.Message)]);
        }
    }

    private EvidenceCheck Incident()
    {
        const string Name = "incident";
        var found = ScanFolder.CaseFiles.Select(f => EntryNames.ScanFolder + f).Where(f => verification.SizeOf(f) is not null)
            .SelectMany(f => ScanFolder.Cases(Whole(f)) ?? []).FirstOrDefault(i => i.Id == _manifest.Incident.Id);
        if (found is null && verification.SizeOf(CaseFile) is not null)
            return OfTheStore();
        return found is not null && found.Title == _manifest.Incident.Title && found.Findings.SequenceEqual(_manifest.Incident.Findings)
            ? EvidenceCheck.Good(Name, $"{found.Id} with {Words.Count(found.Findings.Count, "finding")} is in the scan")
            : EvidenceCheck.Of(Name, "", "the archive is about something that its scan does not hold", Ask, [new EvidenceDifference(EntryNames.ScanFolder + ScanFolder.CaseFiles[0], $"holds no {_manifest.Incident.Id} as the manifest names it")]);
    }

    // A case of the store: what it holds of this scan has to be in this scan. That it is one case is what people and the rules of fusion say.
    private EvidenceCheck OfTheStore()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in ScanFolder.FindingFiles.Select(f => EntryNames.ScanFolder + f).Where(f => verification.SizeOf(f) is not null))
            ScanFolder.Ids(Encoding.UTF8.GetString(Whole(file)).Split('\n'), found);
        using var told = JsonDocument.Parse(Whole(CaseFile));
        var members = told.RootElement.GetProperty("members").EnumerateArray().Select(m => m.GetString()!).ToHashSet(StringComparer.Ordinal);
        EvidenceDifference[] differences =
        [
            .. told.RootElement.GetProperty("id").GetString() == _manifest.Incident.Id ? Array.Empty<EvidenceDifference>() : [new EvidenceDifference(CaseFile, "tells of another incident than the manifest")],
            .. _manifest.Incident.Findings.Where(f => !found.Contains(f)).Select(f => new EvidenceDifference(EntryNames.ScanFolder + ScanFolder.FindingFiles[0], $"holds no {f}")),
            .. _manifest.Incident.Findings.Where(f => !members.Contains(f)).Select(f => new EvidenceDifference(CaseFile, $"holds no {f}")),
        ];
        return EvidenceCheck.Of("incident", $"{_manifest.Incident.Id} of the case store: {Words.Count(_manifest.Incident.Findings.Count)} of its {Words.Count(members.Count, "finding and sighting", "findings and sightings")} are in this scan", "the archive is about something that its scan does not hold", Ask, differences);
    }

    private EvidenceCheck Replay(CancellationToken cancellation)
    {
        const string Name = "replay";
        if (!request.Replay)
            return EvidenceCheck.Open(Name, "you asked for none (--no-replay): nobody ran the detectors again", "run it without --no-replay");
        var record = verification.SizeOf(ScanFile) <= LongestRecord ? ScanRecord.Read(Whole(ScanFile)) : null;
        if (ReplayPlan.Obstacle(_manifest, record, request) is { } obstacle)
            return EvidenceCheck.Open(Name, $"not possible: {obstacle}", "every byte is checked all the same; what the detectors find cannot be shown with this archive alone");
        using var unpacking = new Unpacking(archive, verification);
        var plan = ReplayPlan.Make(_manifest, record!, unpacking, request, cancellation);
        Scan(plan.Request, cancellation);
        return Compare(plan, record!);
    }

    private void Scan(ScanRequest scan, CancellationToken cancellation)
    {
        // What the scan says on the way was said when it was first run.
        using var quiet = new Terminal { Out = TextWriter.Null, OutBytes = Stream.Null, Error = TextWriter.Null, In = Stream.Null, Clock = terminal.Clock };
        terminal.Say("running the scan again on the frozen inputs");
        _ = ScanRun.Run(scan, quiet, (_, _) => [], cancellation);
    }

    private EvidenceCheck Compare(ReplayPlan plan, ScanRecord record)
    {
        bool sameVersion = record.Version == VersionCommand.Version;
        bool told = sameVersion && plan.Partly is null && ReadsWhole(record);
        string[] names = [.. record.Outputs.Select(o => o.Name).Append("scan.json")];
        // What was concluded comes first, the page that only repeats it last.
        string[] compared = [.. names.Where(n => (told || !OfReading.Contains(n)) && (plan.Partly is null || !OfSightings.Contains(n))).OrderBy(n => Array.IndexOf(OfReading, n))];
        var differences = Settings(record.Conditions!).ToList();
        foreach (string name in compared)
        {
            string inside = EntryNames.ScanFolder + name;
            if (verification.SizeOf(inside) is null)
                differences.Add(new EvidenceDifference(inside, "is missing"));
            else
                differences.AddRange(OutputComparison.Of(inside, () => EvidenceArchive.Open(archive, verification, inside), Path.Combine(plan.Request.Out, name)));
        }

        string how = $"{string.Join(", ", compared)}: equal, byte for byte";
        string version = sameVersion ? "" : $" (scanned with Tocsin {record.Version}, replayed with {VersionCommand.Version})";
        _leftOut = plan.Partly;
        string remedy = sameVersion || differences.Count == 0 ? Ask : $"this program is Tocsin {VersionCommand.Version} and the scan was made with {record.Version}: verify with that version before you say that anything was changed";
        return EvidenceCheck.Of("replay", $"the scan, run again on the frozen inputs{version}, gives the same: {how}", $"the scan, run again on the frozen inputs{version}, gives something else", remedy, differences);
    }

    // A scan records the hashes of its profile and lists; the files under these roles have to be those.
    private IEnumerable<EvidenceDifference> Settings(ScanConditions conditions)
    {
        IEnumerable<(string Role, ConditionFile? File)> recorded =
        [
            (EntryRoles.Profile, conditions.Election), (EntryRoles.Settings, conditions.Settings),
            .. (conditions.Claims ?? []).Select(f => (EntryRoles.Claims, (ConditionFile?)f)), .. (conditions.Outlets ?? []).Select(f => (EntryRoles.Outlets, (ConditionFile?)f)),
        ];
        string Listed(IEnumerable<(string Role, string Sha256)> files) => string.Join('\n', files.Select(f => $"{f.Role} {f.Sha256}").Order(StringComparer.Ordinal));
        var roles = new[] { EntryRoles.Profile, EntryRoles.Settings, EntryRoles.Claims, EntryRoles.Outlets };
        if (Listed(recorded.Where(r => r.File is not null).Select(r => (r.Role, r.File!.Sha256))) != Listed(_manifest.Entries.Where(e => roles.Contains(e.Role)).Select(e => (e.Role, e.Sha256))))
            yield return new EvidenceDifference("settings/", "are not the profile, lists and settings that scan.json says the scan used");
    }

    // What was rejected without being an input (an empty file in a directory, a pattern that matched nothing) is not frozen, so a replay cannot tell of it.
    private bool ReadsWhole(ScanRecord record)
    {
        const string File = EntryNames.ScanFolder + "rejected.ndjson";
        if (verification.SizeOf(File) is null)
            return false;
        var known = record.Inputs.Select(i => i.Path).Concat(_manifest.Entries.Select(e => e.Source ?? "")).ToHashSet(StringComparer.Ordinal);
        using var reader = new StreamReader(EvidenceArchive.Open(archive, verification, File), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            using var rejection = JsonDocument.Parse(line);
            if (rejection.RootElement.TryGetProperty("file", out var file) && file.GetString() is { } name && !known.Contains(name))
                return false;
        }

        return true;
    }

    private EvidenceCheck Figures()
    {
        int findings = 0, recomputed = 0;
        var differences = new List<EvidenceDifference>();
        foreach (string name in new[] { "findings.ndjson", "context.ndjson" }.Select(n => EntryNames.ScanFolder + n).Where(n => verification.SizeOf(n) is not null))
        {
            using var reader = new StreamReader(EvidenceArchive.Open(archive, verification, name), Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                findings++;
                var again = Recomputation.Of(line);
                recomputed += again.Pairs + again.Shares > 0 ? 1 : 0;
                using var finding = JsonDocument.Parse(line);
                differences.AddRange(again.Differences.Take(OutputComparison.Said).Select(d => new EvidenceDifference(name, $"{finding.RootElement.GetProperty("id").GetString()}: {d}")));
            }
        }

        string most = recomputed == findings ? "" : $"; {Words.Count(findings - recomputed)} record no formula that is known here";
        return EvidenceCheck.Of("figures", $"{Words.Count(recomputed)} of {Words.Count(findings, "finding")} computed again from their own line, equal{most}", "figures do not follow from what the finding records", Ask, differences);
    }

    private byte[] Whole(string name)
    {
        if (verification.SizeOf(name) > LongestRecord)
            throw new EvidenceException($"{name} is larger than {LongestRecord / (1024 * 1024)} MB, which no scan writes", Ask);
        using var stream = EvidenceArchive.Open(archive, verification, name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
