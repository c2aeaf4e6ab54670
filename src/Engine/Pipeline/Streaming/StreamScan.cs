using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model;
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
    private readonly StreamClock _clock;
    private readonly SortedDictionary<long, TimeSlice> _slices = [];
    private readonly SortedDictionary<long, long> _shed = [];
    private readonly HashSet<ulong> _ids = [];
    private readonly OpenCases _cases = new();
    private readonly long _hop;
    private readonly long _length;
    private long _closed = long.MinValue;
    private long _late;
    private long _held;

    /// <summary>Creates a stream.</summary>
    /// <exception cref="ArgumentException">The settings contradict one another, or would give an account another name in each window.</exception>
    public StreamScan(ScanSettings settings, StreamSettings stream, IReadOnlyList<IDetector> detectors)
    {
        stream.Check();

        // A key drawn from the posts is another one in each window: nobody could follow an account, nor a case.
        if (!settings.Reveal && settings.PseudonymKey is null)
            throw new ArgumentException("a stream needs a key for its pseudonyms, or names revealed");
        (_settings, _stream, _detectors) = (settings, stream, detectors);
        _clock = new StreamClock(stream.Lateness, stream.IdleAfter);
        _hop = (long)stream.Every.TotalMilliseconds;
        _length = (long)stream.Window.TotalMilliseconds;
    }

    /// <summary>The watermark in Unix milliseconds.</summary>
    public long Watermark => _clock.Watermark;

    /// <summary>What the stream holds now.</summary>
    public StreamLoad Load => new(_held, _slices.Count, _slices.Values.Sum(s => s.PostBytes), _slices.Values.Sum(s => s.PreparedBytes), _ids.Count * 16L);

    /// <summary>Takes a batch.</summary>
    /// <param name="batch">The batch, prepared; it is copied and may be used again.</param>
    /// <param name="source">Path of its source, for rejections.</param>
    /// <param name="rejections">Receives late posts and duplicates.</param>
    /// <param name="closed">Given each window that closes, in order, while the batch is taken.</param>
    /// <param name="cancellation">Stops between posts and windows.</param>
    public void Append(PreparedBatch batch, string source, RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation = default)
    {
        for (int i = 0; i < batch.Posts.Count; i++)
        {
            long time = batch.Posts.Times[i];
            Take(batch, i, source, rejections);
            long watermark = _clock.See(batch.Posts.File, time);

            // Post by post, so that the size of batches decides nothing.
            if (watermark != long.MinValue && (_closed == long.MinValue || watermark - _hop >= _closed))
                CloseUntil(watermark, rejections, closed, cancellation);
        }
    }

    /// <summary>A source has ended and holds nothing back any more.</summary>
    public void Finish(int source, RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation = default) =>
        CloseUntil(_clock.Finish(source), rejections, closed, cancellation);

    /// <summary>The stream has ended: closes every window up to the first that holds the last post.</summary>
    public void Complete(RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation = default)
    {
        if (_slices.Count > 0 && _slices.Keys.Last() + _hop is var end && end > _closed)
            CloseUntil(end, rejections, closed, cancellation);
    }

    private void Take(PreparedBatch batch, int post, string source, RejectionLog rejections)
    {
        long time = batch.Posts.Times[post];
        ulong id = batch.IdHash[post];
        if (time < _closed)
        {
            _late++;
            rejections.Add(new Rejection(source, batch.Posts.Lines[post], RejectionReason.Late, null));
            return;
        }

        if (id != 0 && !_ids.Add(id))
        {
            rejections.Add(new Rejection(source, batch.Posts.Lines[post], RejectionReason.DuplicateId, null));
            return;
        }

        long start = Floor(time);
        if (!_slices.TryGetValue(start, out var slice))
            _slices.Add(start, slice = new TimeSlice());
        slice.Add(batch, post);
        _held++;
        while (_held > _stream.MostPosts)
            ShedOldest();
    }

    private void CloseUntil(long watermark, RejectionLog rejections, Action<ClosedWindow> closed, CancellationToken cancellation)
    {
        if (watermark == long.MinValue)
            return;
        while (_slices.Count > 0)
        {
            // Windows without a single post are passed over, so a gap of years costs nothing.
            long first = _slices.Keys.First() + _hop;
            long end = _closed == long.MinValue ? first : Math.Max(_closed + _hop, first);
            if (end > watermark)
                break;
            cancellation.ThrowIfCancellationRequested();
            closed(Close(end, rejections, cancellation));
            Expire(end + _hop - _length);
        }

        _closed = Math.Max(_closed, Floor(watermark));
    }

    private ClosedWindow Close(long end, RejectionLog rejections, CancellationToken cancellation)
    {
        var shard = new Shard(_settings, _detectors);
        foreach (var (start, slice) in _slices)
        {
            if (start >= end)
                break;
            foreach (var batch in slice.Batches)
                shard.Append(batch, "", rejections);
        }

        var outcome = shard.Complete([], rejections, cancellation: cancellation);
        var window = new ClosedWindow
        {
            Start = DateTimeOffset.FromUnixTimeMilliseconds(end - _length),
            End = DateTimeOffset.FromUnixTimeMilliseconds(end),
            Outcome = outcome,
            Changes = _cases.Next(outcome.Report.Findings),
            Late = _late,
            Shed = _shed.Where(s => s.Key < end && s.Key >= end - _length).Sum(s => s.Value),
            Load = Load,
        };
        _closed = end;
        _late = 0;
        return window;
    }

    private void Expire(long before)
    {
        while (_slices.Count > 0 && _slices.Keys.First() < before)
            Drop(_slices.Keys.First());
        while (_shed.Count > 0 && _shed.Keys.First() < before)
            _shed.Remove(_shed.Keys.First());
    }

    private void ShedOldest()
    {
        long oldest = _slices.Keys.First();
        _shed[oldest] = _shed.GetValueOrDefault(oldest) + _slices[oldest].Count;
        Drop(oldest);
    }

    private void Drop(long start)
    {
        var slice = _slices[start];
        foreach (ulong id in slice.Ids())
            _ids.Remove(id);
        _held -= slice.Count;
        _slices.Remove(start);
    }

    private long Floor(long time) => time - (((time % _hop) + _hop) % _hop);
}
