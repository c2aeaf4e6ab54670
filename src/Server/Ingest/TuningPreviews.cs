using System.Collections.Concurrent;
using System.Text.Json;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>Tries a change of a detector on the last posts of an election, without keeping anything.</summary>
/// <remarks>Only that detector runs: detectors never see each other, so the others find the same. What was found is held in memory, for the last previews.</remarks>
public sealed class TuningPreviews
{
    /// <summary>Kind of its jobs.</summary>
    public const string Kind = "preview";

    private const int Kept = 50;
    private readonly ConcurrentDictionary<string, TuningPreview> _done = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    private readonly ServerSettings _settings;
    private readonly Spool _spool;
    private readonly Uploads _uploads;
    private readonly JobBoard _board;
    private readonly CaseStore _store;
    private readonly ScanProcess _process;

    /// <summary>Opens their directory; what a kill left half-made goes.</summary>
    public TuningPreviews(ServerSettings settings, Spool spool, Uploads uploads, JobBoard board, CaseStore store, ScanProcess process)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _spool, _uploads, _board, _store, _process) = (settings, spool, uploads, board, store, process);
        PrivateDirectory.Clear(Path.Combine(settings.Data, "previews"), "");
    }

    /// <summary>What a preview found; null while it runs, when it failed or when it is forgotten.</summary>
    public TuningPreview? Of(Job job) => job is null ? null : _done.GetValueOrDefault(job.Id);

    /// <summary>Tries settings, or a mute where none are given.</summary>
    public Job Start(string election, string detector, IReadOnlyDictionary<string, string>? wanted, string by)
    {
        var plain = wanted is null ? null : DetectorValues.Plain(detector, wanted);
        var (files, posts, name) = Inputs(election);
        if (files.Count == 0)
            throw new StoreException("no posts of this election lie on this server to try it on", "bring in a file, or wait for posts to arrive");
        return _board.Start(election, Kind, detector, by, (job, cancellation) => Run(job, election, detector, plain, files, posts, name, cancellation));
    }

    private async Task Run(Job job, string election, string detector, IReadOnlyDictionary<string, string>? wanted, IReadOnlyList<string> files, long posts, string name, CancellationToken cancellation)
    {
        string directory = PrivateDirectory.Require(Path.Combine(PrivateDirectory.Require(Path.Combine(_settings.Data, "previews")), job.Id));
        try
        {
            string profile = Path.Combine(directory, "profile.yaml");
            await File.WriteAllTextAsync(profile, _store.Profile(election), cancellation).ConfigureAwait(false);
            var standings = _store.Detectors(election);
            job.Step = "scanning with the settings in force";
            var (before, looked) = await Found(directory, profile, election, [.. standings.Select(s => Alone(s, detector, s.Settings))], files, cancellation).ConfigureAwait(false);
            job.Step = "scanning with the other settings";
            var after = wanted is null ? [] : (await Found(directory, profile, election, [.. standings.Select(s => Alone(s, detector, wanted))], files, cancellation).ConfigureAwait(false)).Findings;
            var (more, less, changed) = TuningPreview.Compare(before, after);
            Remember(job.Id, new TuningPreview
            {
                Detector = detector,
                Settings = wanted ?? new Dictionary<string, string>(),
                Mutes = wanted is null,
                Posts = looked > 0 ? looked : posts,
                File = name,
                Before = before.Count,
                After = after.Count,
                More = more,
                Less = less,
                Changed = changed,
            });
            job.Say($"{before.Count} found with the settings in force, {after.Count} with the other ones: {more.Count} more, {less.Count} fewer, {changed.Count} changed");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // The others are left out; a mute does not hide from its own preview what it hides.
    private static DetectorStanding Alone(DetectorStanding standing, string detector, IReadOnlyDictionary<string, string> wanted) => standing.Detector == detector
        ? standing with { Mute = null, Settings = wanted }
        : standing with { Mute = new DetectorChoice(0, standing.Detector, "mute", standing.Settings, null, "", default, "") };

    private async Task<(IReadOnlyList<PreviewedFinding> Findings, long Posts)> Found(string directory, string profile, string election, IReadOnlyList<DetectorStanding> standings, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var found = new List<PreviewedFinding>();
        string last = "";
        long posts = 0;
        var options = await DetectorFile.Options(directory, election, standings, cancellation).ConfigureAwait(false);
        int code = await _process.Run(["scan", .. files, "--election", profile, "--out", Path.Combine(directory, "report"), "--json", .. options], line =>
        {
            lock (found)
                Take(line, found, ref posts, ref last);
        }, cancellation).ConfigureAwait(false);
        return code is 0 or 1 ? (found, posts) : throw new JobFailedException(last.Length > 0 ? last : $"the scan ended with code {code}");
    }

    private static void Take(string line, List<PreviewedFinding> found, ref long posts, ref string last)
    {
        if (line[0] != '{')
            return;
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        switch (root.GetProperty("type").GetString())
        {
            case "finding" or "context":
                var finding = root.GetProperty(root.GetProperty("type").GetString()!);
                found.Add(new PreviewedFinding(
                    finding.GetProperty("id").GetString()!,
                    finding.GetProperty("sentence").GetString()!,
                    finding.GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("account").GetString()!).ToHashSet(StringComparer.Ordinal)));
                break;
            case "scan":
                posts = root.GetProperty("posts").GetInt64();
                break;
            case "error":
                last = root.GetProperty("message").GetString() ?? "";
                break;
        }
    }

    // What came last: posts that arrived, or a file that somebody brought.
    private (IReadOnlyList<string> Files, long Posts, string Name) Inputs(string election)
    {
        var window = _spool.Latest(election, _settings.WindowPosts);
        if (_uploads.Latest(election) is { } upload && (window.Count == 0 || File.GetLastWriteTimeUtc(upload.Path) > window.Max(s => File.GetLastWriteTimeUtc(s.Path))))
        {
            string map = _uploads.Remembered(ColumnNames.Of(upload.Path));
            return ([upload.Path, .. map.Length > 0 ? ["--map", map] : Array.Empty<string>()], 0, upload.Name);
        }

        return ([.. window.Select(s => s.Path)], window.Sum(s => s.Posts), "");
    }

    private void Remember(string job, TuningPreview preview)
    {
        _done[job] = preview;
        _order.Enqueue(job);
        if (_order.Count > Kept && _order.TryDequeue(out string? oldest))
            _done.TryRemove(oldest, out _);
    }
}
