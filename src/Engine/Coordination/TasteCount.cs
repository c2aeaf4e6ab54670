namespace Tocsin.Engine.Coordination;

/// <summary>Estimates how many pairs of accounts have at least a given number of objects in common at any time.</summary>
/// <remarks>
/// Only such pairs can be tested for synchrony, and which they are does not depend on any time, so they are the family over
/// which the synchrony test is corrected (independent filtering: Bourgon, Gentleman, Huber 2010). Counted exactly for up to
/// about <see cref="Sample"/> accounts drawn by their names, so that the order of the input does not matter, then scaled up.
/// </remarks>
internal static class TasteCount
{
    private const int Sample = 1024;

    /// <summary>The estimate; at least 1.</summary>
    public static double Estimate(TraceActs acts, int minimum, bool[] leftOut, AccountOrder order)
    {
        int accounts = acts.Degree.Length;
        var eligible = new List<int>();
        for (int a = 0; a < accounts; a++)
        {
            if (acts.Degree[a] >= minimum)
                eligible.Add(a);
        }

        ulong step = (ulong)Math.Max(1, eligible.Count / Sample);
        var row = new int[accounts];
        Array.Fill(row, -1);
        var sampled = new List<int>();
        foreach (int account in eligible)
        {
            if (step > 1 && order.Lot(account) % step != 0)
                continue;
            row[account] = sampled.Count;
            sampled.Add(account);
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

            // Only what was counted is cleared: there may be a million accounts and a dozen partners.
            foreach (int o in mine)
            {
                foreach (var act in acts.Of(o))
                    common[act.Account] = 0;
            }
        }

        return Math.Max(1, pairs * (double)eligible.Count / Math.Max(1, sampled.Count) / 2);
    }
}
