namespace Tocsin.Server.Ingest;

/// <summary>Long work: who asked for it, where it stands, what it says.</summary>
/// <remarks>Safe to read from any thread. Nothing is lost with it: what a job keeps is in the store, what it read on the disk.</remarks>
public sealed class Job : IDisposable
{
    private const int LinesKept = 200;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Job(string id, string election, string kind, string what, string by, DateTimeOffset asked) =>
        (Id, Election, Kind, What, By, Asked) = (id, election, kind, what, by, asked);

    /// <summary>True for one of the short looks at what just arrived.</summary>
    public bool Live { get; init; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The election it is about.</summary>
    public string Election { get; }

    /// <summary>detection, import, preview, evidence or freeze.</summary>
    public string Kind { get; }

    /// <summary>What it works on, for people.</summary>
    public string What { get; }

    /// <summary>Who asked for it.</summary>
    public string By { get; }

    /// <summary>When.</summary>
    public DateTimeOffset Asked { get; }

    /// <summary>When it began; null while it waits.</summary>
    public DateTimeOffset? Began { get; internal set; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? Ended { get; internal set; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; internal set; }

    /// <summary>What it does at the moment.</summary>
    public string Step { get; internal set; } = "";

    /// <summary>What it said, the newest last.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>Cancelled when somebody stops it.</summary>
    internal CancellationToken Stopped => _stop.Token;

    /// <summary>True when it can still be stopped.</summary>
    public bool Runs => State is JobState.Waiting or JobState.Running;

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    /// <summary>Completes when it is over, however it ended.</summary>
    internal Task Over => _over.Task;

    internal void Stop() => _stop.Cancel();

    internal void End(DateTimeOffset now)
    {
        (Ended, Step) = (now, "");
        _over.TrySetResult();
    }

    internal void Say(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == LinesKept)
                _lines.RemoveAt(0);
            _lines.Add(line);
        }
    }
}
