using System.Text;
using Tocsin.Cli.Elections;
using Tocsin.Cli.Output;
using Tocsin.Cli.Scanning;
using Tocsin.Engine.Pipeline;
using Tocsin.Engine.Posts;
using Tocsin.Storage;

namespace Tocsin.Cli.Storing;

/// <summary>Keeps a scan in the case store.</summary>
internal static class ScanKeeping
{
    /// <summary>Before any work: whether the store can be written and may take what the scan will bring; opens a collection where a purpose is given.</summary>
    public static void Prepare(ScanRequest request, string? election, Terminal terminal)
    {
        if (request.Store is not { } place || election is null)
            return;
        using var store = CaseStore.Open(StoreAddress.Parse(place), create: true, terminal.Clock);
        store.RequireMay(request.By ?? Environment.UserName, "scan");
        if (request.Purpose is { } purpose && !store.Collections(election).Any(c => c.Closed is null && c.Ends > terminal.Clock.GetUtcNow()))
            store.OpenCollection(election, purpose, CaseStore.DecreeDays, CaseStore.DecreeDaysInAll, request.By ?? Environment.UserName);
        store.RequireCollection(election);
    }

    /// <summary>Keeps it and tells what became of the incidents.</summary>
    public static void Keep(ScanRequest request, ScanOutcome outcome, Terminal terminal, ProgressMeter meter, CancellationToken cancellation)
    {
        if (request.Store is not { } place)
            return;
        var report = outcome.Report;
        meter.Report("keeping it in the store", 0);
        using var store = CaseStore.Open(StoreAddress.Parse(place), create: true, terminal.Clock);
        var frozen = new FrozenRecords(request, outcome, cancellation);
        var kept = store.Keep(
            new ScanToKeep
            {
                Election = report.Election!,
                Profile = ElectionFile.Text(request.Election!),
                Actor = request.By ?? Environment.UserName,
                Version = report.Version,
                Settings = report.Detectors.SelectMany(d => d.Settings.Select(s => (Name: $"{d.Detector}.{s.Key}", s.Value))).DistinctBy(s => s.Name, StringComparer.Ordinal).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
                Captures =
                [
                    .. report.Inputs.Select(i => new Capture(i.Path, i.Format, i.Bytes, i.Sha256, i.Posts)),
                    .. report.Evidence.Select(e => new Capture(e.Path, e.Kind, e.Bytes, e.Sha256, 0)),
                ],
                Posts = outcome.Posts is { Count: > 0 } table ? Posts(table) : [],
                Cases = outcome.Cases,
                Context = outcome.Context,
                Sightings = report.Sightings,
                Records = frozen.Read(),
            },
            cancellation);
        meter.Dispose();
        if (frozen.Missed.Count > 0)
            terminal.Say($"of {SafeText.Clean(string.Join(", ", frozen.Missed.Distinct(StringComparer.Ordinal).Take(5)))} nothing was frozen: it is not there any more as it was scanned");
        if (request.Json)
            KeptJson(terminal, store, kept);
        else
            Tell(terminal, store, kept);
    }

    private static void Tell(Terminal terminal, CaseStore store, KeptScan kept)
    {
        terminal.Say($"kept in {store.Address}: {Words.Count(kept.Posts, "post")} added, {Words.Count(kept.Findings, "new finding")}, {Words.Count(kept.Known)} known already{(kept.Outgrown > 0 ? $", {Words.Count(kept.Outgrown)} earlier outgrown" : "")}");
        foreach (var change in kept.Changes)
            terminal.Say($"incident {change.Number} {change.What}: {change.Title}");
    }

    private static void KeptJson(Terminal terminal, CaseStore store, KeptScan kept) => terminal.Json.Write(line =>
    {
        line.WriteString("type", "kept");
        line.WriteString("store", store.Address);
        line.WriteString("scan", kept.Scan);
        line.WriteNumber("posts", kept.Posts);
        line.WriteNumber("findings", kept.Findings);
        line.WriteNumber("known", kept.Known);
        line.WriteNumber("outgrown", kept.Outgrown);
        line.WriteStartArray("outlived");
        foreach (string scan in kept.Outlived)
            line.WriteStringValue(scan);
        line.WriteEndArray();
        IncidentJson.Changes(line, kept.Changes);
    });

    private static IEnumerable<(int Capture, StoredPost Post)> Posts(PostTable table)
    {
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                yield return (segment.File[row], new StoredPost(
                    0,
                    0,
                    segment.Line[row],
                    DateTimeOffset.FromUnixTimeMilliseconds(segment.Time[row]),
                    Encoding.UTF8.GetString(table.Accounts.Get(segment.Account[row])),
                    table.Labels.Get(segment.Platform[row]),
                    Encoding.UTF8.GetString(segment.Resolve(segment.Id[row])),
                    table.Labels.Get(segment.Language[row]),
                    Encoding.UTF8.GetString(segment.Resolve(segment.Text[row]))));
            }
        }
    }
}
