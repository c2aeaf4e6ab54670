using Tocsin.Engine.Graph;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Applies a <see cref="MethodFilter"/> to a network of accounts.</summary>
internal static class NetworkFilter
{
    /// <summary>The edges that stay, in their order.</summary>
    public static List<MethodEdge> Keep(IReadOnlyList<MethodEdge> edges, MethodFilter filter)
    {
        if (edges.Count == 0)
            return [];
        switch (filter.Kind)
        {
            case MethodFilterKind.Minimum:
                return [.. edges.Where(e => e.Similarity >= filter.Value)];
            case MethodFilterKind.Quantile:
                double least = Quantiles.Of(edges.Select(e => e.Similarity), filter.Value);
                return [.. edges.Where(e => e.Similarity >= least)];
            case MethodFilterKind.AboveQuantile:
                double limit = Quantiles.Of(edges.Select(e => e.Similarity), filter.Value);
                return [.. edges.Where(e => e.Similarity > limit)];
            case MethodFilterKind.Disparity:
                var graph = AccountGraph.Of(edges);
                return [.. edges.Where(e => DisparityFilter.PValue(graph.Graph, graph.Node(e.A), graph.Node(e.B)) < filter.Value)];
            case MethodFilterKind.EigenvectorQuantile:
                return Central(edges, filter.Value);
            default:
                return [.. edges];
        }
    }

    private static List<MethodEdge> Central(IReadOnlyList<MethodEdge> edges, double quantile)
    {
        var graph = AccountGraph.Of(edges);
        double[] centrality = EigenvectorCentrality.Of(graph.Graph);
        double least = Quantiles.Of(centrality, quantile);
        return [.. edges.Where(e => centrality[graph.Node(e.A)] >= least && centrality[graph.Node(e.B)] >= least)];
    }
}
