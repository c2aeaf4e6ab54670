using Tocsin.Engine.Graph;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>Runs any published method: trace × window × similarity × filter × community.</summary>
public static class MethodExecutor
{
    // Publications cut by modularity; ours is the constant Potts model at the density that Tocsin's own groups have.
    private const double Resolution = 0.05;

    /// <summary>Runs a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="layers">The acts of each of its layers.</param>
    /// <param name="span">Milliseconds the data cover.</param>
    /// <param name="order">Order of accounts that does not depend on the input's order.</param>
    /// <param name="cancellation">Stops between layers.</param>
    public static MethodResult Run(
        CoordinationMethod method, IReadOnlyList<RawActs> layers, long span, IComparer<int> order, CancellationToken cancellation = default)
    {
        int accounts = layers.Max(l => l.Accounts);
        var scores = new double[accounts];
        var networks = new List<LayerNetwork>();
        var kept = new List<MethodEdge>();
        var keptCounts = new List<int>();
        for (int l = 0; l < layers.Count; l++)
        {
            cancellation.ThrowIfCancellationRequested();
            var network = LayerNetwork.Build(layers[l], method.Layers[l], l, span);
            AddNearest(scores, network.Edges);
            var stays = NetworkFilter.Keep(network.Edges, method.Layers[l].Filter);
            keptCounts.Add(stays.Count);
            kept.AddRange(stays);
            networks.Add(network);
        }

        if (method.Filter.Kind == MethodFilterKind.EigenvectorQuantile)
            scores = Centralities(kept, accounts);
        return new MethodResult
        {
            Groups = Cut(NetworkFilter.Keep(kept, method.Filter), method, order),
            Scores = scores,
            Windows = [.. networks.Select(n => n.Window)],
            Edges = [.. networks.Select(n => n.Edges.Count)],
            Kept = keptCounts,
            Crowded = [.. networks.Select(n => n.Crowded)],
        };
    }

    private static void AddNearest(double[] scores, List<MethodEdge> edges)
    {
        var nearest = new double[scores.Length];
        foreach (var edge in edges)
        {
            nearest[edge.A] = Math.Max(nearest[edge.A], edge.Similarity);
            nearest[edge.B] = Math.Max(nearest[edge.B], edge.Similarity);
        }

        for (int a = 0; a < scores.Length; a++)
            scores[a] += nearest[a];
    }

    private static double[] Centralities(List<MethodEdge> edges, int accounts)
    {
        var scores = new double[accounts];
        var graph = AccountGraph.Of(edges);
        double[] centrality = EigenvectorCentrality.Of(graph.Graph);
        for (int v = 0; v < centrality.Length; v++)
            scores[graph.Accounts[v]] = centrality[v];
        return scores;
    }

    private static List<MethodGroup> Cut(List<MethodEdge> edges, CoordinationMethod method, IComparer<int> order)
    {
        var graph = AccountGraph.Of(edges, order, weighted: false);
        int[] labels = method.Community == MethodCommunity.Leiden
            ? Leiden.Partition(graph.Graph, Resolution)
            : Components.Of(graph.Graph);
        return
        [
            .. edges.Where(e => labels[graph.Node(e.A)] == labels[graph.Node(e.B)])
                .GroupBy(e => labels[graph.Node(e.A)])
                .Select(g => new MethodGroup(
                    [.. g.SelectMany(e => new[] { e.A, e.B }).Distinct().Order()],
                    [.. g.OrderBy(e => e.A).ThenBy(e => e.B).ThenBy(e => e.Layer)]))
                .Where(g => g.Accounts.Count >= method.MinimumGroup)
                .OrderByDescending(g => g.Accounts.Count).ThenBy(g => g.Accounts.Min(order), order),
        ];
    }
}
