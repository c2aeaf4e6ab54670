using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Cuts the time of the posts into UTC days, or into longer stretches when there are more than 128 days.</summary>
internal sealed class TimeBuckets
{
    private const long Day = 86_400_000;
    private const long Most = 128;

    private readonly long _first;
    private readonly long _width;

    public TimeBuckets(PostTable table)
    {
        long days = (long)Math.Floor(table.LastTime / (double)Day) - (long)Math.Floor(table.FirstTime / (double)Day) + 1;
        _width = Day * ((days + Most - 1) / Most);
        _first = (long)Math.Floor(table.FirstTime / (double)Day) * Day;
        Count = (int)((table.LastTime - _first) / _width) + 1;
    }

    /// <summary>Number of buckets.</summary>
    public int Count { get; }

    /// <summary>Length of one.</summary>
    public TimeSpan Width => TimeSpan.FromMilliseconds(_width);

    /// <summary>The bucket of a time in Unix milliseconds.</summary>
    public int Of(long time) => (int)((time - _first) / _width);
}
