using System.Text.Json;
using Tocsin.Cli.Scanning;

namespace Tocsin.Cli.Explaining;

/// <summary>Finds the lines that an id, or the beginning of one, stands for in the outputs of a scan.</summary>
public static class FindingLookup
{
    private const int Fewest = 4;
    private static readonly string[] Files = ["findings.ndjson", "context.ndjson"];

    /// <summary>The finding's line, or the lines of all findings of an incident.</summary>
    /// <exception cref="UserError">Nothing, or more than one thing, is meant.</exception>
    public static IReadOnlyList<string> Lines(string directory, string wanted)
    {
        if (!File.Exists(Path.Combine(directory, Files[0])))
            throw new UserError($"there is no findings.ndjson in {directory}", $"name the directory of a scan: --in DIR (a scan writes to {ScanRequest.DefaultOut} unless told otherwise)");
        if (wanted.Length < Fewest)
            throw new UserError($"'{wanted}' is too short for an id", "give at least four characters of it");
        var all = Files.Select(f => Path.Combine(directory, f)).Where(File.Exists).SelectMany(f => File.ReadLines(f).Select(l => (Id: IdOf(l, f), Line: l))).ToList();
        var found = all.Where(x => Means(x.Id, wanted)).ToList();
        var incidents = Incidents(Path.Combine(directory, "incidents.json")).Where(i => Means(i.Id, wanted)).ToList();
        if (found.Count + incidents.Count == 0)
            throw new UserError($"there is no finding or incident {wanted} in {directory}", "ids stand in findings.ndjson, in report.html and in incidents.json");
        if (found.Count + incidents.Count > 1)
            throw new UserError($"'{wanted}' begins several ids", $"give more of it: {string.Join(", ", found.Select(f => f.Id).Concat(incidents.Select(i => i.Id)).Take(5))}");
        return found.Count == 1 ? [found[0].Line] : [.. all.Where(x => incidents[0].Findings.Contains(x.Id)).Select(x => x.Line)];
    }

    /// <summary>The version that made the outputs; null when scan.json does not say.</summary>
    public static string? Version(string directory)
    {
        string path = Path.Combine(directory, "scan.json");
        if (!File.Exists(path))
            return null;
        using var manifest = Parse(File.ReadAllText(path), path);
        return manifest.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String ? version.GetString() : null;
    }

    private static bool Means(string id, string wanted) =>
        id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        || id[(id.IndexOf("--", StringComparison.Ordinal) is var dashes and >= 0 ? dashes + 2 : 0)..].StartsWith(wanted, StringComparison.OrdinalIgnoreCase);

    private static List<(string Id, HashSet<string> Findings)> Incidents(string path)
    {
        if (!File.Exists(path))
            return [];
        using var document = Parse(File.ReadAllText(path), path);
        if (!document.RootElement.TryGetProperty("incidents", out var incidents) || incidents.ValueKind != JsonValueKind.Array)
            return [];
        return
        [
            .. incidents.EnumerateArray().Select(i => (
                i.GetProperty("id").GetString() ?? "",
                i.GetProperty("findings").EnumerateArray().Select(f => f.GetString() ?? "").ToHashSet(StringComparer.Ordinal))),
        ];
    }

    private static string IdOf(string line, string file)
    {
        using var parsed = Parse(line, file);
        return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("id", out var id) ? id.GetString() ?? "" : "";
    }

    private static JsonDocument Parse(string text, string file)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            throw new UserError($"{file} does not hold what a scan writes", "scan again, or name another directory with --in");
        }
    }
}
