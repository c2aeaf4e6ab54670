namespace Tocsin.Engine.Coordination;

/// <summary>How bunched the acts on each object are: the share of all pairs of its sharers that fall within the window.</summary>
internal static class Rhythm
{
    /// <summary>π of one object: pairs within the window over all pairs. O(k).</summary>
    public static double Of(ReadOnlySpan<Act> acts, long window)
    {
        if (acts.Length < 2)
            return 0;
        long within = 0;
        for (int i = 0, left = 0; i < acts.Length; i++)
        {
            while (acts[i].Time - acts[left].Time > window)
                left++;
            within += i - left;
        }

        return within / (acts.Length * (acts.Length - 1L) / 2.0);
    }

    /// <summary>π among sorted times.</summary>
    public static double OfTimes(ReadOnlySpan<long> times, long window)
    {
        if (times.Length < 2)
            return 0;
        long within = 0;
        for (int i = 0, left = 0; i < times.Length; i++)
        {
            while (times[i] - times[left] > window)
                left++;
            within += i - left;
        }

        return within / (times.Length * (times.Length - 1L) / 2.0);
    }

    /// <summary>The share of sorted times that lie within the window of a moment.</summary>
    public static double ShareNear(ReadOnlySpan<long> times, long moment, long window)
    {
        if (times.IsEmpty)
            return 0;
        return (double)(LowerBound(times, moment + window + 1) - LowerBound(times, moment - window)) / times.Length;
    }

    private static int LowerBound(ReadOnlySpan<long> times, long value)
    {
        int low = 0, high = times.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (times[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
