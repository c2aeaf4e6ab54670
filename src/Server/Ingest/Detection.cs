using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Tocsin.Storage;

namespace Tocsin.Server.Ingest;

/// <summary>Looks at what arrived: closes the spool's files and scans what waits together with what came before it. What fails is tried again, later each time.</summary>
public sealed class Detection(ServerSettings settings, Spool spool, JobBoard board, CaseStore store, ScanProcess process, TimeProvider clock) : BackgroundService
{
    /// <summary>Under which name the server scans.</summary>
    public const string Actor = "detection";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Scans files and keeps what is found; what of the output people should know goes to the job.</summary>
    public async Task Scan(Job job, string election, IReadOnlyList<string> files, string by, IReadOnlyList<string> more, CancellationToken cancellation)
    {
        string directory = PrivateDirectory.Require(Path.Combine(settings.Data, "scans", election));
        string profile = Path.Combine(directory, "profile.yaml");
        await File.WriteAllTextAsync(profile, store.Profile(election), cancellation).ConfigureAwait(false);
        job.Step = "scanning";
        string last = "";
        int code = await process.Run(
            ["scan", .. files, "--election", profile, "--store", "-", "--by", by, "--out", Path.Combine(directory, "report"), "--json", .. more],
            line =>
            {
                string? told = Told(line);
                if (told is not null)
                    job.Say(last = told);
            },
            cancellation).ConfigureAwait(false);
        if (code is not (0 or 1))
            throw new JobFailedException(last.Length > 0 ? last : $"the scan ended with code {code}");
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(settings.DetectEvery);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(failures == 0 ? pause : Longer(pause, failures), clock, stoppingToken).ConfigureAwait(false);
            foreach (string election in spool.Waiting())
            {
                var done = new TaskCompletionSource();
                var window = spool.Next(election, settings.WindowPosts);
                var job = board.Start(election, "detection", $"{window.Sum(s => s.Posts)} posts", Actor, async (job, cancellation) =>
                {
                    try
                    {
                        await Scan(job, election, [.. window.Select(s => s.Path)], Actor, [], cancellation).ConfigureAwait(false);
                        spool.LookedAt(election, window);
                    }
                    finally
                    {
                        done.TrySetResult();
                    }
                });
                await done.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
                failures = job.State == JobState.Done ? 0 : failures + 1;
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause, int failures)
    {
        var longer = pause * Math.Pow(2, Math.Min(failures, 10));
        return longer < LongestPause ? longer : LongestPause;
    }

    // Of the report's lines people need the last: what was kept. Errors come as lines too.
    private static string? Told(string line)
    {
        if (line[0] != '{')
            return line;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return root.GetProperty("type").GetString() switch
            {
                "kept" => $"{root.GetProperty("posts").GetInt64()} posts added, {root.GetProperty("findings").GetInt64()} new findings, {root.GetProperty("known").GetInt64()} known already",
                "error" => $"{root.GetProperty("message").GetString()}: {(root.TryGetProperty("remedy", out var remedy) ? remedy.GetString() : "")}",
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return line;
        }
    }
}
