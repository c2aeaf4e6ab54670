using System.Runtime.InteropServices;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors;

/// <summary>How finely each input tells the time. Exports often cut seconds off, and then nothing can be said about seconds.</summary>
internal sealed class TimeResolution
{
    private const double Nearly = 0.98;

    // From coarse to fine, in milliseconds; the last one always holds.
    private static readonly long[] Steps = [86_400_000, 3_600_000, 60_000, 1000, 1];

    private readonly long[] _byFile;

    private TimeResolution(long[] byFile) => _byFile = byFile;

    /// <summary>The finest resolution of all inputs in milliseconds; a day without posts.</summary>
    public long Finest => _byFile.Where(r => r > 0).DefaultIfEmpty(Steps[0]).Min();

    /// <summary>Resolution of a file in milliseconds: 1, a second, a minute, an hour or a day.</summary>
    public long Of(int file) => _byFile[file];

    /// <summary>Looks at every time once.</summary>
    public static TimeResolution Measure(PostTable table)
    {
        var posts = new Dictionary<int, long[]>();
        int last = -1;
        long[] counts = [];
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
            {
                if (segment.File[row] != last)
                {
                    last = segment.File[row];
                    counts = CollectionsMarshal.GetValueRefOrAddDefault(posts, last, out _) ??= new long[Steps.Length];
                }

                int step = 0;
                while (segment.Time[row] % Steps[step] != 0)
                    step++;
                counts[step]++;
            }
        }

        var byFile = new long[posts.Count == 0 ? 0 : posts.Keys.Max() + 1];
        foreach (var (file, seen) in posts)
            byFile[file] = Coarsest(seen);
        return new TimeResolution(byFile);
    }

    private static long Coarsest(long[] counts)
    {
        long all = counts.Sum(), fit = 0;
        for (int step = 0; step < Steps.Length; step++)
        {
            fit += counts[step];
            if (fit >= Nearly * all)
                return Steps[step];
        }

        return Steps[^1];
    }
}
