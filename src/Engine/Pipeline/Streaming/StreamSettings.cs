namespace Tocsin.Engine.Pipeline.Streaming;

/// <summary>How a stream is cut into windows. All times are event times: the moment a post says it was made, never the wall clock.</summary>
public sealed record StreamSettings
{
    /// <summary>Length of a window; a whole multiple of <see cref="Every"/>.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Time from one window's end to the next; windows end at whole multiples of it since 1970-01-01 UTC.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far a post may lag behind the latest one of its source and still be taken, whatever happens.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A source this far behind the latest post of all no longer holds the watermark back.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Most posts held at once; beyond it the oldest slice is shed and reported.</summary>
    public long MostPosts { get; init; } = 20_000_000;

    /// <summary>Throws when the settings contradict one another.</summary>
    /// <exception cref="ArgumentException">Names the setting and what it may be.</exception>
    public void Check()
    {
        if (Every < TimeSpan.FromSeconds(1) || Every.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new ArgumentException("the time between windows must be at least a second, in whole milliseconds");
        if (Window < Every || Window.Ticks % Every.Ticks != 0)
            throw new ArgumentException("the window must be a whole multiple of the time between windows");
        if (Lateness < TimeSpan.Zero || IdleAfter < TimeSpan.Zero)
            throw new ArgumentException("lateness and idle time cannot be negative");
        if (MostPosts < 1)
            throw new ArgumentException("at least one post must fit into memory");
    }
}
