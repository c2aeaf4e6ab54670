using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>Looks at what arrived: closes the spool's files and scans what waits together with what came before it. What fails is tried again, later each time.</summary>
/// <remarks>
/// Looks are short, so that what begins is seen at once: they take at most <see cref="ServerSettings.QuickPosts"/>. What only the longer view shows is
/// found by a long look over <see cref="ServerSettings.WindowPosts"/> in a process beside them, at most a tenth of the time. The store joins what both see.
/// </remarks>
public sealed partial class Detection(ServerSettings settings, Spool spool, JobBoard board, CaseStore store, ScanWorker worker, ScanProcess process, ScanReports reports, TimeProvider clock, ILogger<Detection> logger) : BackgroundService
{
    /// <summary>Under which name the server scans.</summary>
    public const string Actor = "detection";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    // The last long look of each election; those that have something to see are due.
    private readonly Dictionary<string, Job> _long = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _due = new(StringComparer.Ordinal);

    /// <summary>Scans files and keeps what is found; what of the output people should know goes to the job.</summary>
    public async Task Scan(Job job, string election, IReadOnlyList<string> files, string by, IReadOnlyList<string> more, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        string directory = reports.Begin(election, job.Id);
        KeptLine? kept = null;
        try
        {
            string profile = Path.Combine(directory, "profile.yaml");
            await File.WriteAllTextAsync(profile, store.Profile(election), cancellation).ConfigureAwait(false);
            var standings = store.Detectors(election);
            var options = await DetectorFile.Options(directory, election, standings, cancellation).ConfigureAwait(false);
            if (standings.Where(d => d.Mute is not null).Select(d => d.Detector).ToList() is { Count: > 0 } muted)
                job.Say($"muted, did not run: {string.Join(", ", muted)}");
            job.Step = "scanning";
            string last = "";
            Func<IReadOnlyList<string>, Action<string>, CancellationToken, Task<int>> run = job.Live ? worker.Run : process.Run;
            int code = await run(
                ["scan", .. files, "--election", profile, "--store", "-", "--by", by, "--out", ScanReports.ReportIn(directory), "--json", .. options, .. more],
                line =>
                {
                    var (said, told) = KeptLine.Read(line);
                    kept = said ?? kept;
                    if (told is not null)
                        job.Say(last = told);
                },
                cancellation).ConfigureAwait(false);
            if (code is not (0 or 1))
                throw new JobFailedException(last.Length > 0 ? last : $"the scan ended with code {code}");
        }
        finally
        {
            reports.End(election, directory, kept is { Findings: > 0 } ? kept.Scan : null);
            if (kept is { Outlived.Count: > 0 } && !store.Collections(election).Any(c => c.Held.Length > 0))
                reports.Forget(election, kept.Outlived);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var longest = TimeSpan.FromSeconds(settings.DetectEvery);
        var pause = ShortestPause;
        int failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(failures == 0 ? pause : Longer(longest, failures), clock, stoppingToken).ConfigureAwait(false);
            try
            {
                long began = clock.GetTimestamp();
                foreach (string election in spool.Waiting())
                    failures = await Look(election, stoppingToken).ConfigureAwait(false) ? 0 : failures + 1;
                foreach (string election in _due.Keys)
                    LookLong(election);

                // Little is looked at at once; after much, people who wait for a page have their turn.
                var half = clock.GetElapsedTime(began) / 2;
                pause = half < ShortestPause ? ShortestPause : half < longest ? half : longest;
            }
            catch (IOException error)
            {
                // A full disk stops no server: what waits is on it and is looked at when there is room.
                failures++;
                Unread(logger, error);
            }
        }
    }

    private async Task<bool> Look(string election, CancellationToken stopping)
    {
        var window = spool.Next(election, settings.QuickPosts);
        var job = board.Start(election, "detection", $"{window.Sum(s => s.Posts)} posts", Actor, async (job, cancellation) =>
        {
            await Scan(job, election, [.. window.Select(s => s.Path)], Actor, [], cancellation).ConfigureAwait(false);
            spool.LookedAt(election, window);
            if (spool.Posts(election) > window.Sum(s => s.Posts))
                _due[election] = true;
        }, live: true);
        await job.Over.WaitAsync(stopping).ConfigureAwait(false);
        return job.State == JobState.Done;
    }

    // Nobody waits for it: a failed one is done again with the next.
    private void LookLong(string election)
    {
        if ((_long.TryGetValue(election, out var last) && Rests(last)) || !_due.TryRemove(election, out _))
            return;
        var window = spool.Latest(election, settings.WindowPosts, lookedAt: true);
        _long[election] = board.Start(election, "detection", $"{window.Sum(s => s.Posts)} posts", Actor, (job, cancellation) => Scan(job, election, [.. window.Select(s => s.Path)], Actor, [], cancellation));
    }

    private bool Rests(Job last)
    {
        if (last.Ended is not { } ended)
            return true;
        double took = (ended - (last.Began ?? ended)).TotalSeconds;
        return clock.GetUtcNow() < ended.AddSeconds(Math.Max(settings.LongLookEvery, took * settings.LongLookRest));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits could not be looked at; it is tried again")]
    private static partial void Unread(ILogger logger, Exception error);

    private static TimeSpan Longer(TimeSpan pause, int failures)
    {
        var longer = pause * Math.Pow(2, Math.Min(failures, 10));
        return longer < LongestPause ? longer : LongestPause;
    }
}
