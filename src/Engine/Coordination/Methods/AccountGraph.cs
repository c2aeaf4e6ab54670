using Tocsin.Engine.Graph;

namespace Tocsin.Engine.Coordination.Methods;

/// <summary>The accounts that have edges, as the nodes of a graph; edges of several layers between two accounts add up.</summary>
internal sealed class AccountGraph
{
    private readonly Dictionary<int, int> _node;

    private AccountGraph(int[] accounts, WeightedGraph graph)
    {
        Accounts = accounts;
        Graph = graph;
        _node = new Dictionary<int, int>(accounts.Length);
        for (int i = 0; i < accounts.Length; i++)
            _node[accounts[i]] = i;
    }

    /// <summary>Account of each node.</summary>
    public int[] Accounts { get; }

    /// <summary>The graph.</summary>
    public WeightedGraph Graph { get; }

    /// <summary>Node of an account.</summary>
    public int Node(int account) => _node[account];

    /// <summary>Builds it.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="order">Order of the nodes; account ids where it does not matter.</param>
    /// <param name="weighted">False lets every pair of accounts count one.</param>
    public static AccountGraph Of(IReadOnlyList<MethodEdge> edges, IComparer<int>? order = null, bool weighted = true)
    {
        int[] accounts = [.. edges.SelectMany(e => new[] { e.A, e.B }).Distinct().Order(order)];
        var node = new Dictionary<int, int>(accounts.Length);
        for (int i = 0; i < accounts.Length; i++)
            node[accounts[i]] = i;
        var links = weighted
            ? edges.Select(e => (node[e.A], node[e.B], e.Similarity))
            : edges.Select(e => (node[e.A], node[e.B], 1.0)).Distinct();
        return new AccountGraph(accounts, WeightedGraph.FromEdges(accounts.Length, links));
    }
}
