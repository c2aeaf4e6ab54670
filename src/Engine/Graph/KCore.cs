namespace Tocsin.Engine.Graph;

/// <summary>The k-core decomposition: how deep inside a network each node lies.</summary>
/// <remarks>
/// The k-core is what is left when nodes with fewer than k neighbours are taken away until none is (Seidman 1983); a node's coreness is
/// the largest k whose core holds it. It needs no parameter, unlike a share of partners, and one busy node does not make a core.
/// O(E log V).
/// </remarks>
public static class KCore
{
    /// <summary>The coreness of each node; weights do not count.</summary>
    public static int[] Of(WeightedGraph graph)
    {
        int n = graph.Count;
        var degree = new int[n];
        var waiting = new PriorityQueue<int, (int Degree, int Node)>();
        for (int v = 0; v < n; v++)
        {
            degree[v] = graph.Neighbours(v).Length;
            waiting.Enqueue(v, (degree[v], v));
        }

        var coreness = new int[n];
        Array.Fill(coreness, -1);
        int k = 0;
        while (waiting.TryDequeue(out int v, out var priority))
        {
            // Left behind in the queue when its degree fell.
            if (coreness[v] >= 0 || priority.Degree != degree[v])
                continue;
            k = Math.Max(k, degree[v]);
            coreness[v] = k;
            foreach (int u in graph.Neighbours(v))
            {
                if (coreness[u] < 0)
                    waiting.Enqueue(u, (--degree[u], u));
            }
        }

        return coreness;
    }
}
