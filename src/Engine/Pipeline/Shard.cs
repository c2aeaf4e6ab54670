using Tocsin.Engine.Detectors;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>
/// The unit of detection: takes prepared batches in order, keeps their posts, and on completion runs every detector and
/// joins what they found. A scan is one shard; a cluster hosts many.
/// </summary>
/// <remarks>Not thread-safe: one writer, then one <see cref="Complete"/>. A detector that throws is set aside and named, the others go on.</remarks>
public sealed class Shard(ScanSettings settings, IReadOnlyList<IDetector> detectors)
{
    private readonly PostTable _posts = new();

    /// <summary>Creates a shard with every detector there is.</summary>
    public Shard(ScanSettings settings)
        : this(settings, DetectorCatalog.All)
    {
    }

    /// <summary>Posts taken so far.</summary>
    public int Count => _posts.Count;

    /// <summary>The posts, for callers that look closer.</summary>
    public PostTable Posts => _posts;

    /// <summary>Takes a batch; posts whose id was seen before are reported as rejections.</summary>
    /// <param name="batch">The batch, prepared.</param>
    /// <param name="file">Path of its file, for rejections.</param>
    /// <param name="rejections">Receives duplicates.</param>
    /// <returns>How many posts were duplicates.</returns>
    public int Append(PreparedBatch batch, string file, RejectionLog rejections) =>
        _posts.Append(batch, line => rejections.Add(new Rejection(file, line, RejectionReason.DuplicateId, null)));

    /// <summary>Runs the detectors and builds the report.</summary>
    /// <param name="inputs">What was read.</param>
    /// <param name="rejections">What was not.</param>
    /// <param name="progress">Told the name of each step as it begins.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public ScanOutcome Complete(
        IReadOnlyList<ScannedInput> inputs, RejectionLog rejections, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        _posts.Seal();
        var context = new DetectionContext(_posts, settings.Election, settings.Detection) { Encoder = settings.Encoder, Threads = settings.Threads, Claims = settings.Claims, Outlets = settings.Outlets };
        var running = detectors.Where(d => settings.Detection.Enabled(d.Info)).ToList();
        progress?.Invoke(string.Join(", ", running.Select(d => d.Info.Title)));
        var results = new DetectorResult[running.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads), CancellationToken = cancellation };
        Parallel.For(0, running.Count, parallel, d => results[d] = Guarded(running[d], context, cancellation));
        var runs = results.Select((r, d) => r.Run with { Settings = settings.Detection.For(running[d].Info).Named }).ToList();
        runs.AddRange(detectors.Except(running).Select(d => new DetectorRun(d.Info.Name, "Switched off in the settings: it did not run, so that nothing is said of what it looks for.", []) { Settings = Off }));
        var detected = results.SelectMany(r => r.Findings).ToList();
        cancellation.ThrowIfCancellationRequested();
        progress?.Invoke("Incidents");
        var cases = detected.Where(d => d.Finding.Bearing == Bearing.Coordination).Select(d => new FindingCase(d.Finding, IncidentPosts.Of(_posts, d.Posts))).ToList();
        var incidents = new IncidentBuilder(settings.Election).Build(cases);
        return ReportBuilder.Build(settings, _posts, inputs, rejections, runs, detected, results.SelectMany(r => r.Scores), incidents) with
        {
            Cases = cases,
            Context = [.. detected.Where(d => d.Finding.Bearing != Bearing.Coordination).Select(d => d.Finding)],
            Posts = _posts,
        };
    }

    private static readonly IReadOnlyList<KeyValuePair<string, string>> Off = [new(SettingValues.Enabled.Name, "off")];

    private static DetectorResult Guarded(IDetector detector, DetectionContext context, CancellationToken cancellation)
    {
        try
        {
            return detector.Detect(context, cancellation);
        }
#pragma warning disable CA1031 // The one place where a failing detector is set aside so that the others still speak.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            string where = e.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "";
            return new DetectorResult([], new DetectorRun(
                detector.Info.Name,
                $"FAILED and was set aside, its findings are missing: {e.GetType().Name}: {e.Message}",
                [new("where", where)]));
        }
    }
}
