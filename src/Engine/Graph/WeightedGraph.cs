namespace Tocsin.Engine.Graph;

/// <summary>An undirected weighted graph in compressed sparse rows; each edge stands in both rows, in ascending order.</summary>
public sealed class WeightedGraph
{
    private readonly int[] _start;
    private readonly int[] _neighbour;
    private readonly double[] _weight;

    private WeightedGraph(int[] start, int[] neighbour, double[] weight, double[] size)
    {
        _start = start;
        _neighbour = neighbour;
        _weight = weight;
        Size = size;
    }

    /// <summary>Number of nodes.</summary>
    public int Count => _start.Length - 1;

    /// <summary>Size of each node: 1, or the number of nodes it stands for after aggregation.</summary>
    public double[] Size { get; }

    /// <summary>Neighbours of a node.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => _neighbour.AsSpan(_start[node], _start[node + 1] - _start[node]);

    /// <summary>Weights to the neighbours of a node.</summary>
    public ReadOnlySpan<double> Weights(int node) => _weight.AsSpan(_start[node], _start[node + 1] - _start[node]);

    /// <summary>Builds a graph; parallel edges add up, self-loops are dropped. O(E log E).</summary>
    public static WeightedGraph FromEdges(int nodes, IEnumerable<(int A, int B, double Weight)> edges, double[]? sizes = null)
    {
        var arcs = new List<(int From, int To, double Weight)>();
        foreach (var (a, b, weight) in edges)
        {
            if (a == b)
                continue;
            arcs.Add((a, b, weight));
            arcs.Add((b, a, weight));
        }

        arcs.Sort(static (x, y) => x.From != y.From ? x.From.CompareTo(y.From) : x.To != y.To ? x.To.CompareTo(y.To) : x.Weight.CompareTo(y.Weight));
        var start = new int[nodes + 1];
        var neighbour = new List<int>(arcs.Count);
        var weights = new List<double>(arcs.Count);
        int previousFrom = -1;
        foreach (var (from, to, weight) in arcs)
        {
            if (from == previousFrom && neighbour[^1] == to)
            {
                weights[^1] += weight;
                continue;
            }

            neighbour.Add(to);
            weights.Add(weight);
            start[from + 1]++;
            previousFrom = from;
        }

        for (int i = 0; i < nodes; i++)
            start[i + 1] += start[i];
        if (sizes is null)
        {
            sizes = new double[nodes];
            Array.Fill(sizes, 1);
        }

        return new WeightedGraph(start, [.. neighbour], [.. weights], sizes);
    }
}
