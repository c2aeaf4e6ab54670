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

    /// <summary>Posts that must agree before a source is believed to have come further than the lateness at one step; 1 believes each.</summary>
    /// <remarks>Five in a row do not happen by accident where one post in ten is misdated, and no feed notices a delay of four posts.</remarks>
    public int Corroboration { get; init; } = 5;

    /// <summary>Most posts held at once; beyond it whole slices are shed, misdated ones first, then the oldest, and reported.</summary>
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
        if (Corroboration < 1)
            throw new ArgumentException("at least one post must speak for a time");
        if (MostPosts < 1)
            throw new ArgumentException("at least one post must fit into memory");
    }
}
