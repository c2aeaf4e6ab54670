namespace Tocsin.Engine.Statistics;

/// <summary>Quantiles of type 7 (Hyndman and Fan 1996): linear between order statistics, the default of R and NumPy.</summary>
public static class Quantiles
{
    /// <summary>The quantile; 0 of nothing.</summary>
    /// <param name="values">Finite numbers in any order.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double Of(IEnumerable<double> values, double probability)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            return 0;
        double index = (sorted.Length - 1) * probability;
        int low = (int)Math.Floor(index), high = (int)Math.Ceiling(index);

        // Equal neighbours are taken as they are: interpolating between them could miss their value by a rounding error.
        if (sorted[low] == sorted[high])
            return sorted[low];
        double part = index - low;
        return ((1 - part) * sorted[low]) + (part * sorted[high]);
    }
}
