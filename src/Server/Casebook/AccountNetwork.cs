using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Report.Charts;

namespace Tocsin.Server.Casebook;

/// <summary>The network of an incident's accounts: the part that is drawn.</summary>
public sealed class AccountNetwork
{
    private const int MostNodes = 5000;
    private const int MostEdges = 15_000;
    private readonly NetworkGraph _graph;

    private AccountNetwork(NetworkGraph graph) => _graph = graph;

    /// <summary>Accounts drawn.</summary>
    public int Nodes => _graph.Nodes.Count;

    /// <summary>Pairs drawn.</summary>
    public int Edges => _graph.Edges.Count;

    /// <summary>The accounts of groups, each once, the most bound first.</summary>
    public static IReadOnlyList<Participant> Accounts(IEnumerable<IEnumerable<Participant>> groups) =>
        [.. groups.SelectMany(g => g).GroupBy(a => a.Account, StringComparer.Ordinal).Select(g => g.MaxBy(a => a.Partners)!).OrderByDescending(a => a.Partners).ThenBy(a => a.Account, StringComparer.Ordinal)];

    /// <summary>Chooses what is drawn.</summary>
    public static AccountNetwork Of(IReadOnlyList<Participant> accounts, IEnumerable<Finding> findings, NetworkWanted wanted)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(wanted);
        var acted = accounts.Where(a => (wanted.From is not { } from || a.LastAct >= from) && (wanted.Until is not { } until || a.FirstAct <= until)).ToList();
        var bound = findings.Select(f => f with { Edges = [.. f.Edges.Where(e => (wanted.Behaviour.Length == 0 || e.Trace == wanted.Behaviour) && e.Weight >= wanted.Least)] }).ToList();
        return new AccountNetwork(NetworkGraph.Of(acted, bound, MostNodes, MostEdges));
    }

    /// <summary>Lays it out. Nodes as name, x, y, size, flags (1 core, 2 leads); pairs as two indices and a weight.</summary>
    /// <remarks>On the server: a browser needs minutes for what takes it a moment.</remarks>
    public byte[] Json()
    {
        int most = _graph.Edges.Count == 0 ? 1 : _graph.Edges.Max(e => e.Weight);
        var places = ForceLayout.Place(Nodes, [.. _graph.Edges.Select(e => (e.A, e.B, (double)e.Weight / most))]);
        double largest = Nodes > ForceLayout.Exact ? 10 : 22, least = Nodes > ForceLayout.Exact ? 4 : 6;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            nodes = _graph.Nodes.Select((n, i) => new object[] { n.Account, Math.Round(places[i].X * 1000, 1), Math.Round(places[i].Y * 1000, 1), Math.Round(Math.Min(largest, least + Math.Sqrt(n.Posts))), (n.Role == "core" ? 1 : 0) + (n.Leads ? 2 : 0) }),
            links = _graph.Edges.SelectMany(e => new[] { e.A, e.B, e.Weight }),
        });
    }
}
