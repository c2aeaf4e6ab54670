namespace Tocsin.Engine.Statistics;

/// <summary>Benjamini–Hochberg false-discovery control when only the small p-values are at hand.</summary>
/// <remarks>
/// The hypotheses that were never formed (pairs that did nothing together) have p = 1, so they enter only through their
/// number. Benjamini and Hochberg (1995); valid under the positive dependence of Benjamini and Yekutieli (2001).
/// </remarks>
public static class FalseDiscovery
{
    /// <summary>ln q for each ln p.</summary>
    /// <param name="logP">Natural logarithms of the p-values at hand, any order.</param>
    /// <param name="hypotheses">How many hypotheses could have been tested; at least as many as given.</param>
    public static double[] LogQ(ReadOnlySpan<double> logP, double hypotheses)
    {
        var order = new int[logP.Length];
        var sorted = logP.ToArray();
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        var logQ = new double[order.Length];
        double logN = Math.Log(Math.Max(hypotheses, order.Length));
        double running = 0;
        for (int rank = order.Length; rank > 0; rank--)
        {
            running = Math.Min(running, sorted[rank - 1] + logN - Math.Log(rank));
            logQ[order[rank - 1]] = Math.Min(0, running);
        }

        return logQ;
    }
}
