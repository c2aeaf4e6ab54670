using System.Text.Json;

namespace Tocsin.Server.Ingest;

/// <summary>What a scan says last: what the store kept of it.</summary>
/// <param name="Scan">The store's name for the scan.</param>
/// <param name="Posts">Posts added.</param>
/// <param name="Findings">New findings and sightings.</param>
/// <param name="Known">Those known already.</param>
internal sealed record KeptLine(string Scan, long Posts, long Findings, long Known)
{
    /// <summary>Earlier findings that grew into new ones.</summary>
    public long Outgrown { get; init; }

    /// <summary>Earlier scans of which no finding is left.</summary>
    public IReadOnlyList<string> Outlived { get; init; } = [];

    /// <summary>In words.</summary>
    public string Words => $"{Posts} posts added, {Findings} new findings, {Known} known already{(Outgrown > 0 ? $", {Outgrown} earlier outgrown" : "")}";

    /// <summary>Reads a line of a scan's output.</summary>
    /// <returns>What was kept, and what people should read of the line; nulls where there is nothing.</returns>
    public static (KeptLine? Kept, string? Told) Read(string line)
    {
        if (line[0] != '{')
            return (null, line);
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            switch (root.GetProperty("type").GetString())
            {
                case "kept":
                    var kept = new KeptLine(root.GetProperty("scan").GetString() ?? "", root.GetProperty("posts").GetInt64(), root.GetProperty("findings").GetInt64(), root.GetProperty("known").GetInt64())
                    {
                        Outgrown = root.GetProperty("outgrown").GetInt64(),
                        Outlived = [.. root.GetProperty("outlived").EnumerateArray().Select(s => s.GetString() ?? "")],
                    };
                    return (kept, kept.Words);
                case "error":
                    return (null, $"{root.GetProperty("message").GetString()}: {(root.TryGetProperty("remedy", out var remedy) ? remedy.GetString() : "")}");
                default:
                    return (null, null);
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, line);
        }
    }
}
