namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>The watermark of a stream: posts earlier than it are not expected any more.</summary>
/// <remarks>
/// Watermark = the least, over the open sources that are not idle, of the latest event time seen, less the lateness. A source
/// is idle when its latest post lies more than the idle time behind the latest of all, so that a feed that fell silent does
/// not stop every window. Only event times count, so the same posts in the same order give the same windows on any machine
/// at any speed. The watermark never goes back. In Unix milliseconds.
/// </remarks>
public sealed class StreamClock(TimeSpan lateness, TimeSpan idleAfter)
{
    private readonly SortedDictionary<int, long> _latest = [];
    private readonly long _lateness = (long)lateness.TotalMilliseconds;
    private readonly long _idle = (long)idleAfter.TotalMilliseconds;
    private long _highest = long.MinValue;

    /// <summary>The watermark; <see cref="long.MinValue"/> before the first post.</summary>
    public long Watermark { get; private set; } = long.MinValue;

    /// <summary>Takes note of a post and returns the watermark after it.</summary>
    public long See(int source, long time)
    {
        bool known = _latest.TryGetValue(source, out long before);
        if (known && time <= before)
            return Watermark;
        _latest[source] = time;
        _highest = Math.Max(_highest, time);
        return Advance();
    }

    /// <summary>A source that has ended no longer holds the watermark back.</summary>
    public long Finish(int source)
    {
        _latest.Remove(source);
        return Advance();
    }

    private long Advance()
    {
        long least = long.MaxValue;
        foreach (var (_, latest) in _latest)
        {
            if (_highest - latest <= _idle)
                least = Math.Min(least, latest);
        }

        if (least != long.MaxValue)
            Watermark = Math.Max(Watermark, least - _lateness);
        return Watermark;
    }
}
