using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Server.Live;

namespace Tocsin.Server.Ingest;

/// <summary>Long work, one thing at a time: it uses every core already. Only looks at what just arrived have a turn of their own.</summary>
public sealed partial class JobBoard(TimeProvider clock, StorePulse pulse, Meters meters, ILogger<JobBoard> logger) : BackgroundService
{
    private const int Kept = 200, KeptLive = 100;
    private readonly Channel<(Job Job, Func<Job, CancellationToken, Task> Work)> _queue = Queue(), _live = Queue();
    private readonly Lock _gate = new();
    private readonly List<Job> _jobs = [];
    private long _count;

    /// <summary>All that are remembered, the newest first.</summary>
    public IReadOnlyList<Job> Jobs
    {
        get
        {
            lock (_gate)
                return [.. _jobs.AsEnumerable().Reverse()];
        }
    }

    /// <summary>One of them; null when it is not remembered.</summary>
    public Job? Find(string id) => Jobs.FirstOrDefault(j => j.Id == id);

    /// <summary>Puts work in the queue.</summary>
    /// <param name="election">Of which election.</param>
    /// <param name="kind">Its kind, as it is shown.</param>
    /// <param name="what">What is worked on.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="work">The work.</param>
    /// <param name="live">True for what is short and must not wait behind what is long.</param>
    public Job Start(string election, string kind, string what, string by, Func<Job, CancellationToken, Task> work, bool live = false)
    {
        var job = new Job(Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture), election, kind, what, by, clock.GetUtcNow()) { Live = live };
        lock (_gate)
        {
            _jobs.Add(job);
            if (_jobs.Count > Kept)
                _jobs.Remove(Oldest() ?? job);
        }

        (live ? _live : _queue).Writer.TryWrite((job, work));
        pulse.Now();
        return job;
    }

    // Short looks come every second: they must not push out what people asked for.
    private Job? Oldest() => (_jobs.Count(j => j.Live) > KeptLive ? _jobs.Find(j => j.Live && !j.Runs) : null) ?? _jobs.Find(j => !j.Runs);

    /// <summary>Stops it; what it had kept already stays.</summary>
    public void Stop(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Runs)
            job.Stop();
        pulse.Now();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Work(_queue, stoppingToken), Work(_live, stoppingToken));

    private static Channel<(Job Job, Func<Job, CancellationToken, Task> Work)> Queue() => Channel.CreateUnbounded<(Job, Func<Job, CancellationToken, Task>)>(new UnboundedChannelOptions { SingleReader = true });

    private async Task Work(Channel<(Job Job, Func<Job, CancellationToken, Task> Work)> queue, CancellationToken stoppingToken)
    {
        await foreach (var (job, work) in queue.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            await Run(job, work, stoppingToken).ConfigureAwait(false);
    }

    private async Task Run(Job job, Func<Job, CancellationToken, Task> work, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(job.Stopped, stopping);
        (job.State, job.Began) = (JobState.Running, clock.GetUtcNow());
        pulse.Now();
        try
        {
            either.Token.ThrowIfCancellationRequested();
            await work(job, either.Token).ConfigureAwait(false);
            job.State = JobState.Done;
        }
        catch (OperationCanceledException)
        {
            job.State = JobState.Cancelled;
        }
#pragma warning disable CA1031 // One job that fails is shown and the next one runs.
        catch (Exception error)
#pragma warning restore CA1031
        {
            job.Say(error is JobFailedException ? error.Message : "it failed; the server's log says more");
            job.State = JobState.Failed;
            Failed(logger, job.Kind, job.Id, error);
        }

        job.End(clock.GetUtcNow());
        meters.Ended(job);
        pulse.Now();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Id} failed")]
    private static partial void Failed(ILogger logger, string kind, string id, Exception error);
}
