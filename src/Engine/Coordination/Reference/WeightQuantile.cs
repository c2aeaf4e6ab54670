namespace Tocsin.Engine.Coordination.Reference;

/// <summary>The quantile of edge weights, type 7 of Hyndman and Fan (1996): linear between order statistics, R's default.</summary>
internal static class WeightQuantile
{
    /// <summary>The quantile; 0 when there is no edge.</summary>
    public static double Of(ReadOnlySpan<ReferenceEdge> edges, double probability)
    {
        if (edges.IsEmpty)
            return 0;
        var weights = new int[edges.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = edges[i].Weight;
        weights.AsSpan().Sort();
        double index = (weights.Length - 1) * probability;
        int low = (int)Math.Floor(index), high = (int)Math.Ceiling(index);
        // Equal neighbours are taken as they are: interpolating between them could miss their value by a rounding error.
        if (weights[low] == weights[high])
            return weights[low];
        double part = index - low;
        return ((1 - part) * weights[low]) + (part * weights[high]);
    }
}
