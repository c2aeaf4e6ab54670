namespace Tocsin.Engine.Graph;

/// <summary>Eigenvector centrality: an account is central when its partners are (Bonacich 1972).</summary>
/// <remarks>
/// Power iteration on A + I from equal weights, at most 1,000 rounds or until nothing moves by 1e-10; the identity keeps bipartite
/// networks from swinging. Scaled so that the squares add up to one. Of several components the one with the largest eigenvalue takes
/// all in the limit: that is the measure's nature, and one reason why Tocsin's own detectors do not use it.
/// </remarks>
public static class EigenvectorCentrality
{
    /// <summary>The centrality of each node; zeros without edges.</summary>
    public static double[] Of(WeightedGraph graph)
    {
        int n = graph.Count;
        var now = new double[n];
        var next = new double[n];
        Array.Fill(now, n == 0 ? 0 : 1 / Math.Sqrt(n));
        for (int round = 0; round < 1000; round++)
        {
            double norm = 0;
            for (int v = 0; v < n; v++)
            {
                var neighbours = graph.Neighbours(v);
                var weights = graph.Weights(v);
                double sum = now[v];
                for (int i = 0; i < neighbours.Length; i++)
                    sum += weights[i] * now[neighbours[i]];
                next[v] = sum;
                norm += sum * sum;
            }

            norm = Math.Sqrt(norm);
            double change = 0;
            for (int v = 0; v < n; v++)
            {
                next[v] = norm > 0 ? next[v] / norm : 0;
                change = Math.Max(change, Math.Abs(next[v] - now[v]));
            }

            (now, next) = (next, now);
            if (change < 1e-10)
                break;
        }

        for (int v = 0; v < n; v++)
        {
            if (graph.Neighbours(v).IsEmpty)
                now[v] = 0;
        }

        return now;
    }
}
