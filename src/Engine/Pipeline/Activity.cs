using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Pipeline;

/// <summary>Counts posts over time for sparklines and timelines.</summary>
internal static class Activity
{
    private const int MostBins = 400;

    private static readonly TimeSpan[] Widths =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1),
        TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(365),
    ];

    /// <summary>The histogram: the narrowest round bin that needs at most 400 bins, aligned to whole bins of UTC.</summary>
    public static ActivityHistogram Of(PostTable posts, IReadOnlyList<DetectedFinding> detected)
    {
        if (posts.Count == 0)
            return new ActivityHistogram(null, TimeSpan.FromHours(1), [], []);
        double span = posts.LastTime - posts.FirstTime;
        long width = (long)Widths.FirstOrDefault(w => span / w.TotalMilliseconds < MostBins - 1, Widths[^1]).TotalMilliseconds;
        long start = Math.DivRem(posts.FirstTime, width, out long rest) * width;
        if (rest < 0)
            start -= width;
        int bins = (int)((posts.LastTime - start) / width) + 1;
        var all = new int[bins];
        foreach (var segment in posts.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
                all[(segment.Time[row] - start) / width]++;
        }

        var found = new int[bins];
        foreach (int post in detected.SelectMany(d => d.Posts).Distinct())
            found[(posts.Locate(post, out int row).Time[row] - start) / width]++;
        return new ActivityHistogram(DateTimeOffset.FromUnixTimeMilliseconds(start), TimeSpan.FromMilliseconds(width), all, found);
    }
}
