using CsCheck;
using Shouldly;
using Tocsin.Engine.Graph;
using Xunit;

namespace Tocsin.Tests.Engine.Graph;

public sealed class KCoreTests
{
    private static WeightedGraph Graph(int nodes, IEnumerable<(int A, int B)> edges) =>
        WeightedGraph.FromEdges(nodes, edges.Select(e => (Math.Min(e.A, e.B), Math.Max(e.A, e.B))).Distinct().Select(e => (e.Item1, e.Item2, 1.0)));

    [Fact]
    public void A_clique_is_a_core_its_tail_is_not_and_a_hub_alone_makes_none()
    {
        // A clique of four, a chain of two behind it, and a node without edges.
        KCore.Of(Graph(7, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)])).ShouldBe([3, 3, 3, 3, 1, 1, 0]);
        KCore.Of(Graph(6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)])).ShouldBe([1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void Is_what_taking_nodes_away_gives() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11]).Array[0, 50].Sample(edges =>
        {
            var coreness = KCore.Of(Graph(12, edges.Where(e => e.Item1 != e.Item2)));
            for (int v = 0; v < 12; v++)
                coreness[v].ShouldBe(Enumerable.Range(0, 12).Last(k => Core(edges, k).Contains(v)));
        });

    private static HashSet<int> Core((int A, int B)[] edges, int k)
    {
        var left = Enumerable.Range(0, 12).ToHashSet();
        while (left.RemoveWhere(v => edges.Where(e => e.A != e.B && left.Contains(e.A) && left.Contains(e.B))
            .SelectMany(e => e.A == v ? [e.B] : e.B == v ? new[] { e.A } : []).Distinct().Count() < k) > 0)
        {
        }

        return left;
    }
}
