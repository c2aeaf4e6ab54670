namespace Tocsin.Engine.Coordination;

/// <summary>Estimates how many pairs of accounts have at least a given number of objects in common at any time.</summary>
/// <remarks>
/// Only such pairs can be tested for synchrony, and which they are does not depend on any time, so they are the family over
/// which the synchrony test is corrected (independent filtering: Bourgon, Gentleman, Huber 2010). Counted exactly for up to
/// <see cref="Sample"/> accounts spread evenly over the eligible ones, then scaled up.
/// </remarks>
internal static class TasteCount
{
    private const int Sample = 1024;

    /// <summary>The estimate; at least 1.</summary>
    public static double Estimate(TraceActs acts, int minimum, bool[] leftOut)
    {
        int accounts = acts.Degree.Length;
        var eligible = new List<int>();
        for (int a = 0; a < accounts; a++)
        {
            if (acts.Degree[a] >= minimum)
                eligible.Add(a);
        }

        int step = Math.Max(1, eligible.Count / Sample);
        var row = new int[accounts];
        Array.Fill(row, -1);
        var sampled = new List<int>();
        for (int i = 0; i < eligible.Count; i += step)
        {
            row[eligible[i]] = sampled.Count;
            sampled.Add(eligible[i]);
        }

        var objects = new List<int>[sampled.Count];
        for (int s = 0; s < objects.Length; s++)
            objects[s] = [];
        for (int o = 0; o < acts.Objects; o++)
        {
            if (leftOut[o] || acts.Of(o).Length < 2)
                continue;
            foreach (var act in acts.Of(o))
            {
                if (row[act.Account] >= 0)
                    objects[row[act.Account]].Add(o);
            }
        }

        var common = new int[accounts];
        long pairs = 0;
        foreach (var mine in objects)
        {
            Array.Clear(common);
            foreach (int o in mine)
            {
                foreach (var act in acts.Of(o))
                {
                    // Reaching the minimum counts once; the sampled account reaches it with itself, taken off below.
                    if (++common[act.Account] == minimum)
                        pairs++;
                }
            }

            if (mine.Count >= minimum)
                pairs--;
        }

        return Math.Max(1, pairs * (double)eligible.Count / Math.Max(1, sampled.Count) / 2);
    }
}
