namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>The watermark of a stream: posts earlier than it are not expected any more.</summary>
/// <remarks>
/// Watermark = the least, over the open sources that are not idle, of the latest event time believed, less the lateness
/// (<see cref="SourceClock"/> says what is believed). A source is idle when it lies more than the idle time behind the
/// furthest, so that a feed that fell silent does not stop every window. Only event times count, so the same posts in the
/// same order give the same windows on any machine at any speed. The watermark never goes back. In Unix milliseconds.
/// </remarks>
public sealed class StreamClock(TimeSpan lateness, TimeSpan idleAfter, int corroboration)
{
    private readonly SortedDictionary<int, SourceClock> _sources = [];
    private readonly long _lateness = (long)lateness.TotalMilliseconds;
    private readonly long _idle = (long)idleAfter.TotalMilliseconds;

    /// <summary>The watermark; <see cref="long.MinValue"/> before the first post.</summary>
    public long Watermark { get; private set; } = long.MinValue;

    /// <summary>The furthest event time believed of any source; <see cref="long.MinValue"/> before the first.</summary>
    public long Furthest { get; private set; } = long.MinValue;

    /// <summary>Takes note of a post and returns the watermark after it.</summary>
    public long See(int source, long time)
    {
        if (!_sources.TryGetValue(source, out var clock))
            _sources.Add(source, clock = new SourceClock(_lateness, corroboration));
        long before = clock.Time;
        clock.See(time);
        if (clock.Time == before)
            return Watermark;
        Furthest = Math.Max(Furthest, clock.Time);
        return Advance();
    }

    /// <summary>How far a source would have come after a post of the given time: who merges sources takes the least first.</summary>
    public long After(int source, long time) =>
        _sources.TryGetValue(source, out var clock) ? clock.After(time) : corroboration > 1 ? long.MinValue : time;

    /// <summary>A source that has ended no longer holds the watermark back.</summary>
    public long Finish(int source)
    {
        _sources.Remove(source);
        return Advance();
    }

    internal ClockState State() =>
        new(Watermark, Furthest, [.. _sources.Select(s => new SourceTime(s.Key, s.Value.Time, [.. s.Value.Doubts]))]);

    internal void Restore(ClockState state)
    {
        (Watermark, Furthest) = (state.Watermark, state.Furthest);
        _sources.Clear();
        foreach (var source in state.Sources)
        {
            var clock = new SourceClock(_lateness, corroboration);
            clock.Restore(source.Time, source.Doubts);
            _sources.Add(source.Source, clock);
        }
    }

    private long Advance()
    {
        long least = long.MaxValue;
        foreach (var (_, clock) in _sources)
        {
            if (clock.Time != long.MinValue && Furthest - clock.Time <= _idle)
                least = Math.Min(least, clock.Time);
        }

        if (least != long.MaxValue)
            Watermark = Math.Max(Watermark, least - _lateness);
        return Watermark;
    }
}
