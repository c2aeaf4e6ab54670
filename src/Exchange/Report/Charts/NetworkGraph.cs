using Tocsin.Engine.Model.Findings;

namespace Tocsin.Exchange.Report.Charts;

/// <summary>The part of an incident's network that is drawn: the most connected accounts and the heaviest pairs.</summary>
public sealed class NetworkGraph
{
    private NetworkGraph(IReadOnlyList<Participant> nodes, IReadOnlyList<(int A, int B, int Weight)> edges, int allEdges)
    {
        Nodes = nodes;
        Edges = edges;
        AllEdges = allEdges;
    }

    /// <summary>The accounts drawn.</summary>
    public IReadOnlyList<Participant> Nodes { get; }

    /// <summary>The pairs drawn, lightest first, with the largest weight of all traces and windows.</summary>
    public IReadOnlyList<(int A, int B, int Weight)> Edges { get; }

    /// <summary>Pairs among all accounts of the incident.</summary>
    public int AllEdges { get; }

    /// <summary>Chooses what is drawn: the first accounts as they are ordered, and the heaviest pairs among them.</summary>
    public static NetworkGraph Of(IReadOnlyList<Participant> accounts, IReadOnlyList<Finding> findings, int mostNodes, int mostEdges)
    {
        var nodes = accounts.Take(mostNodes).ToList();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
            index.TryAdd(nodes[i].Account, i);
        var pairs = new Dictionary<(string, string), int>();
        foreach (var edge in findings.SelectMany(f => f.Edges))
            pairs[(edge.A, edge.B)] = Math.Max(edge.Weight, pairs.GetValueOrDefault((edge.A, edge.B)));
        var edges = pairs
            .Where(p => index.ContainsKey(p.Key.Item1) && index.ContainsKey(p.Key.Item2))
            .Select(p => (A: index[p.Key.Item1], B: index[p.Key.Item2], Weight: p.Value))
            .OrderByDescending(e => e.Weight).ThenBy(e => e.A).ThenBy(e => e.B)
            .Take(mostEdges).Reverse().ToList();
        return new NetworkGraph(nodes, edges, pairs.Count);
    }
}
