namespace Tocsin.Engine.Graph;

/// <summary>Connected components.</summary>
public static class Components
{
    /// <summary>Component of each node, numbered from 0 in order of their first node.</summary>
    public static int[] Of(WeightedGraph graph)
    {
        var labels = new int[graph.Count];
        Array.Fill(labels, -1);
        var waiting = new Stack<int>();
        int count = 0;
        for (int v = 0; v < labels.Length; v++)
        {
            if (labels[v] >= 0)
                continue;
            labels[v] = count;
            waiting.Push(v);
            while (waiting.TryPop(out int u))
            {
                foreach (int w in graph.Neighbours(u))
                {
                    if (labels[w] >= 0)
                        continue;
                    labels[w] = count;
                    waiting.Push(w);
                }
            }

            count++;
        }

        return labels;
    }
}
