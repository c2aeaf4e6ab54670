using CsCheck;
using Shouldly;
using Tocsin.Engine.Graph;
using Xunit;

namespace Tocsin.Tests.Engine.Graph;

public sealed class WeightedGraphTests
{
    [Fact]
    public void Each_edge_stands_in_both_rows_in_ascending_order_and_parallel_edges_add_up() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[1, 9]).Array[0, 60].Sample(edges =>
        {
            var graph = WeightedGraph.FromEdges(12, edges.Select(e => (e.Item1, e.Item2, (double)e.Item3)));
            var matrix = new double[12, 12];
            foreach (var (a, b, w) in edges.Where(e => e.Item1 != e.Item2))
            {
                matrix[a, b] += w;
                matrix[b, a] += w;
            }

            graph.Count.ShouldBe(12);
            graph.Size.ShouldAllBe(s => s == 1);
            for (int v = 0; v < 12; v++)
            {
                var expected = Enumerable.Range(0, 12).Where(u => matrix[v, u] > 0).ToArray();
                graph.Neighbours(v).ToArray().ShouldBe(expected);
                graph.Weights(v).ToArray().ShouldBe(expected.Select(u => matrix[v, u]).ToArray());
            }
        });

    [Fact]
    public void A_graph_may_be_empty_or_have_lonely_nodes()
    {
        WeightedGraph.FromEdges(0, []).Count.ShouldBe(0);
        var graph = WeightedGraph.FromEdges(3, [(1, 1, 5.0)]);
        graph.Neighbours(1).Length.ShouldBe(0);
        Leiden.Partition(graph, 0.05).ShouldBe([0, 1, 2]);
    }
}
