using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Evidence;
using Tocsin.Evidence.Manifest;
using Tocsin.Exchange.Manifest;

namespace Tocsin.Cli.Archives;

/// <summary>A directory that a scan wrote, as it has to be for evidence: every file what <c>scan.json</c> says.</summary>
internal sealed class ScanFolder
{
    private const string ManifestFile = "scan.json";

    /// <summary>Files with the cases a scan made: incidents of posts, and attacks joined from all it saw.</summary>
    public static readonly string[] CaseFiles = ["incidents.json", "chains.json"];

    /// <summary>Files with all that a scan found, one a line.</summary>
    public static readonly string[] FindingFiles = ["findings.ndjson", "context.ndjson", "sightings.ndjson"];

    private const int Fewest = 4;
    private readonly string _directory;

    private ScanFolder(string directory, ScanRecord record) => (_directory, Record) = (directory, record);

    /// <summary>The directory.</summary>
    public string Directory => _directory;

    /// <summary>What the scan recorded of itself.</summary>
    public ScanRecord Record { get; }

    /// <summary>Reads it.</summary>
    /// <exception cref="UserError">It is none, or was made by a version that did not record enough.</exception>
    public static ScanFolder Open(string directory)
    {
        string path = Path.Combine(directory, ManifestFile);
        if (!File.Exists(path))
            throw new UserError($"there is no {ManifestFile} in {directory}", "name the directory of a scan: --in DIR");
        var record = ScanRecord.Read(File.ReadAllBytes(path)) ?? throw new UserError($"{path} does not hold what a scan writes", "scan again, or name another directory with --in");
        return new ScanFolder(directory, record);
    }

    /// <summary>The incident meant.</summary>
    /// <exception cref="UserError">None, or more than one, is.</exception>
    public IncidentReference Incident(string wanted)
    {
        if (wanted.Length < Fewest)
            throw new UserError($"'{wanted}' is too short for an id", "give at least four characters of it");
        var all = CaseFiles.Select(f => Path.Combine(_directory, f)).Where(File.Exists)
            .SelectMany(path => Cases(File.ReadAllBytes(path)) ?? throw new UserError($"{path} does not hold what a scan writes", "scan again")).ToList();
        var found = all.Where(i => i.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || i.Id[(i.Id.IndexOf("--", StringComparison.Ordinal) + 2)..].StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UserError($"there is no incident {wanted} in {_directory}", all.Count == 0 ? "this scan found none" : $"there {(all.Count == 1 ? "is" : "are")}: {string.Join(", ", all.Select(i => i.Id).Take(5))}"),
            _ => throw new UserError($"'{wanted}' begins several ids", $"give more of it: {string.Join(", ", found.Select(i => i.Id).Take(5))}"),
        };
    }

    /// <summary>Ids of everything the scan found.</summary>
    /// <exception cref="UserError">A file does not hold what a scan writes.</exception>
    public IReadOnlySet<string> Found()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in FindingFiles.Select(f => Path.Combine(_directory, f)).Where(File.Exists))
        {
            if (!Ids(File.ReadLines(path), found))
                throw new UserError($"{path} does not hold what a scan writes", "scan the same inputs again: the same files come of it");
        }

        return found;
    }

    /// <summary>Adds the ids of findings, one a line.</summary>
    /// <returns>False when a line is no finding.</returns>
    public static bool Ids(IEnumerable<string> lines, HashSet<string> into)
    {
        try
        {
            foreach (string line in lines.Where(l => l.Length > 0))
            {
                using var document = JsonDocument.Parse(line);
                into.Add(document.RootElement.GetProperty("id").GetString()!);
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The cases of an <c>incidents.json</c> or <c>chains.json</c>; null when it is neither.</summary>
    public static IReadOnlyList<IncidentReference>? Cases(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("chains", out var chains)
                ? [.. chains.EnumerateArray().Select(c => Case(c, c.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("sources").EnumerateArray())))]
                : [.. document.RootElement.GetProperty("incidents").EnumerateArray().Select(i => Case(i, i.GetProperty("findings").EnumerateArray()))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IncidentReference Case(JsonElement one, IEnumerable<JsonElement> parts) =>
        new(one.GetProperty("id").GetString()!, one.GetProperty("title").GetString()!, [.. parts.Select(p => p.GetString()!).Distinct(StringComparer.Ordinal)]);

    /// <summary>Everything the scan wrote, checked against its own hashes.</summary>
    /// <exception cref="UserError">A file is missing or was changed since.</exception>
    public IEnumerable<EvidenceContent> Files()
    {
        foreach (var output in Record.Outputs)
        {
            if (!EntryNames.IsSafe(EntryNames.ScanFolder + output.Name))
                throw new UserError($"{ManifestFile} names a file '{SafeText.Shorten(output.Name, 60)}', which no scan writes", "scan the same inputs again");
            string path = Path.Combine(_directory, output.Name);
            if (!File.Exists(path))
                throw new UserError($"{path} is missing", "scan the same inputs again: the same files come of it");
            using var stream = File.OpenRead(path);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (sha256 != output.Sha256)
                throw new UserError($"{path} was changed since the scan: its SHA-256 is {sha256} and {ManifestFile} says {output.Sha256}", "what was changed is no evidence; scan the same inputs again: the same files come of it");
            yield return new EvidenceContent(
                new EvidenceEntry(EntryNames.ScanFolder + output.Name, EntryRoles.Scan, stream.Length, sha256, MediaTypes.Of(output.Name)), () => File.OpenRead(path));
        }

        byte[] manifest = File.ReadAllBytes(Path.Combine(_directory, ManifestFile));
        yield return EvidenceContent.Of(EntryNames.ScanFolder + ManifestFile, EntryRoles.Scan, "application/json", manifest);
    }
}
