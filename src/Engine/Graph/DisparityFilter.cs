namespace Tocsin.Engine.Graph;

/// <summary>The disparity filter: which edges carry more of a node's strength than an even split would give them.</summary>
/// <remarks>
/// Serrano, Boguñá and Vespignani (2009): under a uniform split of a node's strength over its k edges, an edge with the share p of it
/// has the p-value (1 − p)^(k − 1). An edge counts with the smaller p-value of its two ends; an end with one edge says nothing.
/// </remarks>
public static class DisparityFilter
{
    /// <summary>The p-value of the edge between two neighbours.</summary>
    public static double PValue(WeightedGraph graph, int a, int b) => Math.Min(OfEnd(graph, a, b), OfEnd(graph, b, a));

    private static double OfEnd(WeightedGraph graph, int node, int other)
    {
        var neighbours = graph.Neighbours(node);
        if (neighbours.Length < 2)
            return 1;
        var weights = graph.Weights(node);
        double strength = 0;
        foreach (double weight in weights)
            strength += weight;
        double share = weights[neighbours.BinarySearch(other)] / strength;
        return Math.Pow(1 - share, neighbours.Length - 1);
    }
}
