using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>
/// Takes prepared batches for as long as they come, closes a window each time the watermark passes its end and scans exactly
/// the posts with a time inside, as a batch of those posts would be scanned.
/// </summary>
/// <remarks>
/// A post is late when a window that holds its time is already closed: counted, named, never silently dropped. Memory is the
/// posts of one window and of the lateness, and at most <see cref="StreamSettings.MostPosts"/>. Not thread-safe.
/// </remarks>
public sealed class StreamScan
{
    private readonly ScanSettings _settings;
    private readonly StreamSettings _stream;
    private readonly IReadOnlyList<IDetector> _detectors;
    private readonly SliceSet _held;
    private readonly SortedDictionary<long, long> _shed = [];
    private readonly OpenCases _cases = new();
    private readonly long _hop;
    private readonly long _length;
    private long _closed = long.MinValue;
    private long _late;
    private long _duplicates;
    private long _misdated;

    /// <summary>Creates a stream.</summary>
    /// <exception cref="ArgumentException">The settings contradict one another, or would give an account another name in each window.</exception>
    public StreamScan(ScanSettings settings, StreamSettings stream, IReadOnlyList<IDetector> detectors)
    {
        stream.Check();

        // A key drawn from the posts is another one in each window: nobody could follow an account, nor a case.
        if (!settings.Reveal && settings.PseudonymKey is null)
            throw new ArgumentException("a stream needs a key for its pseudonyms, or names revealed");
        (_settings, _stream, _detectors) = (settings, stream, detectors);
        Clock = new StreamClock(stream.Lateness, stream.IdleAfter, stream.Corroboration);
        _held = new SliceSet(stream.Every);
        _hop = (long)stream.Every.TotalMilliseconds;
        _length = (long)stream.Window.TotalMilliseconds;
    }

    /// <summary>The files posts come from, by number, for the reports.</summary>
    public IReadOnlyList<ScannedInput> Inputs { get; init; } = [];

    /// <summary>How far the sources have come.</summary>
    public StreamClock Clock { get; }

    /// <summary>The posts held; who saves them reads here and who restores them adds here.</summary>
    public SliceSet Held => _held;

    /// <summary>Takes a batch whose file is its source.</summary>
    /// <param name="batch">The batch, prepared; it is copied and may be used again.</param>
    /// <param name="path">Path of its file, for rejections.</param>
    /// <param name="rejections">Receives late posts and duplicates.</param>
    /// <param name="closed">Given each window that closes, in order, while the batch is taken.</param>
    /// <param name="cancellation">Stops between posts and windows.</param>
    public void Append(PreparedBatch batch, string path, RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation = default)
    {
        for (int i = 0; i < batch.Posts.Count; i++)
            Append(batch, i, batch.Posts.File, path, rejections, closed, cancellation);
    }

    /// <summary>Takes one post of a batch.</summary>
    /// <param name="batch">The batch, prepared.</param>
    /// <param name="post">The post's number in it.</param>
    /// <param name="source">The source whose clock it moves; a source may have many files.</param>
    /// <param name="path">Path of its file, for rejections.</param>
    /// <param name="rejections">Receives late posts and duplicates.</param>
    /// <param name="closed">Given each window that closes, in order.</param>
    /// <param name="cancellation">Stops between windows.</param>
    public void Append(
        PreparedBatch batch, int post, int source, string path, RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation = default)
    {
        long time = batch.Posts.Times[post];
        Take(batch, post, path, rejections);
        long watermark = Clock.See(source, time);

        // Post by post, so that the size of batches decides nothing.
        if (watermark != long.MinValue && (_closed == long.MinValue || watermark - _hop >= _closed))
            CloseUntil(watermark, closed, cancellation);
    }

    /// <summary>A source has ended and holds nothing back any more.</summary>
    public void Finish(int source, Action<ClosedWindow> closed, CancellationToken cancellation = default) =>
        CloseUntil(Clock.Finish(source), closed, cancellation);

    /// <summary>The stream has ended: closes every window up to the first that holds the last post.</summary>
    public void Complete(Action<ClosedWindow> closed, CancellationToken cancellation = default)
    {
        if (_held.Slices.Count > 0 && _held.Slices.Last().Start + _hop is var end && end > _closed)
            CloseUntil(end, closed, cancellation);
    }

    /// <summary>What the stream knows beside the posts in <see cref="Held"/>.</summary>
    public StreamState State() => new()
    {
        Clock = Clock.State(),
        Closed = _closed,
        Late = _late,
        Duplicates = _duplicates,
        Misdated = _misdated,
        Shed = [.. _shed],
        Cases = _cases.Open,
    };

    /// <summary>Goes on where a state was taken; the posts it held are to be added to <see cref="Held"/>, in their order.</summary>
    public void Restore(StreamState state)
    {
        Clock.Restore(state.Clock);
        (_closed, _late, _duplicates, _misdated) = (state.Closed, state.Late, state.Duplicates, state.Misdated);
        _shed.Clear();
        foreach (var (start, count) in state.Shed)
            _shed.Add(start, count);
        _cases.Restore(state.Cases);
    }

    private void Take(PreparedBatch batch, int post, string path, RejectionLog rejections)
    {
        if (batch.Posts.Times[post] < _closed)
        {
            _late++;
            rejections.Add(new Rejection(path, batch.Posts.Lines[post], RejectionReason.Late, null));
        }
        else if (!_held.Add(batch, post))
        {
            _duplicates++;
            rejections.Add(new Rejection(path, batch.Posts.Lines[post], RejectionReason.DuplicateId, null));
        }

        while (_held.Posts > _stream.MostPosts)
            Shed();
    }

    private void CloseUntil(long watermark, Action<ClosedWindow> closed, CancellationToken cancellation)
    {
        if (watermark == long.MinValue)
            return;
        while (_held.Slices.Count > 0)
        {
            // Windows without a single post are passed over, so a gap of years costs nothing.
            long first = _held.Slices.First().Start + _hop;
            long end = _closed == long.MinValue ? first : Math.Max(_closed + _hop, first);
            if (end > watermark)
                break;
            cancellation.ThrowIfCancellationRequested();
            var window = Close(end, cancellation);
            Expire(end + _hop - _length);
            closed(window);
        }

        _closed = Math.Max(_closed, _held.Floor(watermark));
    }

    private ClosedWindow Close(long end, CancellationToken cancellation)
    {
        var outcome = _held.Scan(end, _settings, _detectors, Inputs, cancellation);
        var ends = DateTimeOffset.FromUnixTimeMilliseconds(end);
        var window = new ClosedWindow
        {
            Start = DateTimeOffset.FromUnixTimeMilliseconds(end - _length),
            End = ends,
            Outcome = outcome with { Report = outcome.Report with { Rejected = Rejected() } },
            Changes = _cases.Next(outcome.Report.Findings, ends),
            Late = _late,
            Duplicates = _duplicates,
            Misdated = _misdated,
            Shed = _shed.Where(s => s.Key < end && s.Key >= end - _length).Sum(s => s.Value),
            Load = _held.Load,
        };
        (_closed, _late, _duplicates, _misdated) = (end, 0, 0, 0);
        return window;
    }

    // What the stream itself rejected: what its readers rejected belongs to a file and not to a window.
    private List<KeyValuePair<string, long>> Rejected() =>
    [
        .. new KeyValuePair<string, long>[] { new(RejectionReason.DuplicateId.Code(), _duplicates), new(RejectionReason.Late.Code(), _late) }
            .Where(r => r.Value > 0),
    ];

    private void Expire(long before)
    {
        while (_held.Slices.Count > 0 && _held.Slices.First() is var slice && slice.Start < before)
            _held.Drop(slice);
        while (_shed.Count > 0 && _shed.Keys.First() < before)
            _shed.Remove(_shed.Keys.First());
    }

    // Slices that no believed time has come near hold misdated posts: they go before those that the next window needs.
    private void Shed()
    {
        var (first, last) = (_held.Slices.First(), _held.Slices.Last());
        bool misdated = Clock.Furthest != long.MinValue && last.Start > Clock.Furthest + (long)_stream.Lateness.TotalMilliseconds;
        var slice = misdated ? last : first;
        if (misdated)
            _misdated += slice.Count;
        else
            _shed[slice.Start] = _shed.GetValueOrDefault(slice.Start) + slice.Count;
        _held.Drop(slice);
    }
}
