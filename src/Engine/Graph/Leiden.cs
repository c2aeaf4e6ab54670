namespace Tocsin.Engine.Graph;

/// <summary>Leiden communities under the constant Potts model: groups whose inner link density exceeds the resolution.</summary>
/// <remarks>
/// Traag, Waltman, van Eck (2019), "From Louvain to Leiden"; quality function of Traag, Van Dooren, Nesterov (2011), which
/// has no resolution limit: small dense groups are not swallowed. Made deterministic by visiting nodes in order and by
/// always taking the best move (ties to the lowest community). Communities are connected. Near-linear in edges.
/// </remarks>
public static class Leiden
{
    /// <summary>Community of each node, numbered from 0 in order of their first node.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="resolution">Density (weight per pair of nodes) below which groups are kept apart.</param>
    public static int[] Partition(WeightedGraph graph, double resolution)
    {
        var whole = new int[graph.Count];
        for (int i = 0; i < whole.Length; i++)
            whole[i] = i;
        var level = graph;
        int[] labels = [.. whole];
        for (int round = 0; round < 64; round++)
        {
            bool moved = MoveNodes(level, labels, resolution);
            Renumber(labels);
            int[] refined = Refine(level, labels, resolution);
            int count = Renumber(refined);
            if (!moved && count == level.Count)
                break;
            var next = new int[count];
            for (int v = 0; v < refined.Length; v++)
                next[refined[v]] = labels[v];
            for (int i = 0; i < whole.Length; i++)
                whole[i] = refined[whole[i]];
            bool shrunk = count < level.Count;
            level = Aggregate(level, refined, count);
            labels = next;
            if (!shrunk)
                break;
        }

        var result = new int[graph.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = labels[whole[i]];
        Renumber(result);
        return result;
    }

    private static bool MoveNodes(WeightedGraph graph, int[] labels, double resolution)
    {
        int n = graph.Count;
        var size = new double[n];
        for (int v = 0; v < n; v++)
            size[labels[v]] += graph.Size[v];
        var queue = new Queue<int>(Enumerable.Range(0, n));
        var queued = new bool[n];
        Array.Fill(queued, true);
        var link = new double[n];
        var touched = new List<int>();
        var free = new Stack<int>();
        for (int c = n - 1; c >= 0; c--)
        {
            if (size[c] == 0)
                free.Push(c);
        }

        bool moved = false;
        while (queue.TryDequeue(out int v))
        {
            queued[v] = false;
            int old = labels[v];
            size[old] -= graph.Size[v];
            GatherLinks(graph, v, labels, link, touched);
            int best = old;
            double bestGain = link[old] - (resolution * graph.Size[v] * size[old]);
            foreach (int c in touched)
            {
                double gain = link[c] - (resolution * graph.Size[v] * size[c]);
                if (gain > bestGain + 1e-12 || (gain > bestGain - 1e-12 && c < best && best != old))
                    (best, bestGain) = (c, gain);
            }

            if (bestGain < -1e-12 && size[old] > 0 && free.TryPop(out int empty))
                best = empty;
            foreach (int c in touched)
                link[c] = 0;
            touched.Clear();
            size[best] += graph.Size[v];
            if (best == old)
                continue;
            if (size[old] == 0)
                free.Push(old);
            labels[v] = best;
            moved = true;
            foreach (int u in graph.Neighbours(v))
            {
                if (labels[u] != best && !queued[u])
                {
                    queued[u] = true;
                    queue.Enqueue(u);
                }
            }
        }

        return moved;
    }

    private static int[] Refine(WeightedGraph graph, int[] labels, double resolution)
    {
        int n = graph.Count;
        var refined = new int[n];
        var size = new double[n];
        var total = new double[n];
        var cut = new double[n];
        for (int v = 0; v < n; v++)
        {
            refined[v] = v;
            size[v] = graph.Size[v];
            total[labels[v]] += graph.Size[v];
            cut[v] = LinkInside(graph, v, labels);
        }

        var link = new double[n];
        var touched = new List<int>();
        for (int v = 0; v < n; v++)
        {
            double whole = total[labels[v]];
            bool alone = refined[v] == v && size[v] == graph.Size[v];
            if (!alone || cut[v] < resolution * size[v] * (whole - size[v]))
                continue;
            GatherLinks(graph, v, refined, link, touched);
            int best = v;
            double bestGain = 0;
            foreach (int c in touched)
            {
                bool inside = c != v && labels[c] == labels[v] && cut[c] >= resolution * size[c] * (whole - size[c]);
                double gain = link[c] - (resolution * graph.Size[v] * size[c]);
                if (inside && gain > bestGain + 1e-12)
                    (best, bestGain) = (c, gain);
            }

            if (best != v)
            {
                cut[best] += cut[v] - (2 * link[best]);
                size[best] += size[v];
                size[v] = 0;
                refined[v] = best;
            }

            foreach (int c in touched)
                link[c] = 0;
            touched.Clear();
        }

        return refined;
    }

    private static double LinkInside(WeightedGraph graph, int v, int[] labels)
    {
        var neighbours = graph.Neighbours(v);
        var weights = graph.Weights(v);
        double sum = 0;
        for (int i = 0; i < neighbours.Length; i++)
        {
            if (labels[neighbours[i]] == labels[v])
                sum += weights[i];
        }

        return sum;
    }

    private static void GatherLinks(WeightedGraph graph, int v, int[] labels, double[] link, List<int> touched)
    {
        var neighbours = graph.Neighbours(v);
        var weights = graph.Weights(v);
        for (int i = 0; i < neighbours.Length; i++)
        {
            int c = labels[neighbours[i]];
            if (link[c] == 0)
                touched.Add(c);
            link[c] += weights[i];
        }
    }

    private static WeightedGraph Aggregate(WeightedGraph graph, int[] labels, int count)
    {
        var sizes = new double[count];
        var edges = new List<(int, int, double)>();
        for (int v = 0; v < graph.Count; v++)
        {
            sizes[labels[v]] += graph.Size[v];
            var neighbours = graph.Neighbours(v);
            var weights = graph.Weights(v);
            for (int i = 0; i < neighbours.Length; i++)
            {
                if (neighbours[i] > v && labels[neighbours[i]] != labels[v])
                    edges.Add((labels[v], labels[neighbours[i]], weights[i]));
            }
        }

        return WeightedGraph.FromEdges(count, edges, sizes);
    }

    private static int Renumber(int[] labels)
    {
        var map = new Dictionary<int, int>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (!map.TryGetValue(labels[i], out int id))
                map[labels[i]] = id = map.Count;
            labels[i] = id;
        }

        return map.Count;
    }
}
