using CsCheck;
using Shouldly;
using Tocsin.Engine.Graph;
using Xunit;

namespace Tocsin.Tests.Engine.Graph;

/// <summary>Communities on graphs whose right partition is known, and what must hold on every graph.</summary>
public sealed class LeidenTests
{
    private static readonly Gen<(int A, int B, double Weight)> Edge =
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 23], Gen.Int[1, 4]).Select((a, b, w) => (a, b, w / 2.0));

    [Fact]
    public void Two_cliques_joined_by_one_edge_are_split() =>
        Leiden.Partition(WeightedGraph.FromEdges(12, [.. Clique(0, 6), .. Clique(6, 6), (5, 6, 1.0)]), 0.2)
            .ShouldBe([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);

    [Fact]
    public void A_ring_of_cliques_falls_into_its_cliques()
    {
        const int Cliques = 30, Size = 5;
        var edges = Enumerable.Range(0, Cliques).SelectMany(c => Clique(c * Size, Size))
            .Concat(Enumerable.Range(0, Cliques).Select(c => ((c * Size) + 4, (c + 1) % Cliques * Size, 1.0)));
        var labels = Leiden.Partition(WeightedGraph.FromEdges(Cliques * Size, edges), 0.3);
        labels.ShouldBe(Enumerable.Range(0, Cliques * Size).Select(v => v / Size).ToArray());
    }

    [Fact]
    public void A_single_clique_stays_whole() =>
        Leiden.Partition(WeightedGraph.FromEdges(40, Clique(0, 40)), 0.05).ShouldAllBe(c => c == 0);

    [Fact]
    public void Planted_groups_of_unequal_size_come_back()
    {
        var random = new Random(5);
        int[] group = [.. Enumerable.Range(0, 120).Select(v => v < 12 ? 0 : v < 40 ? 1 : 2)];
        var edges = new List<(int, int, double)>();
        for (int a = 0; a < group.Length; a++)
        {
            for (int b = a + 1; b < group.Length; b++)
            {
                if (random.NextDouble() < (group[a] == group[b] ? 0.6 : 0.02))
                    edges.Add((a, b, 1));
            }
        }

        Leiden.Partition(WeightedGraph.FromEdges(group.Length, edges), 0.15).ShouldBe(group);
    }

    [Fact]
    public void Every_community_is_connected() =>
        Gen.Select(Edge.Array[0, 90], Gen.Double[0.01, 0.8]).Sample((edges, resolution) =>
        {
            var graph = WeightedGraph.FromEdges(24, edges);
            var labels = Leiden.Partition(graph, resolution);
            for (int c = 0; c <= labels.Max(); c++)
                Reached(graph, labels, c).ShouldBe(labels.Count(l => l == c));
        }, iter: 3000);

    [Fact]
    public void No_partition_is_worse_than_leaving_everybody_alone_and_joining_no_two_communities_betters_it() =>
        Gen.Select(Edge.Array[0, 90], Gen.Double[0.01, 0.8]).Sample((edges, resolution) =>
        {
            var graph = WeightedGraph.FromEdges(24, edges);
            var labels = Leiden.Partition(graph, resolution);
            double quality = Quality(graph, labels, resolution);
            quality.ShouldBeGreaterThanOrEqualTo(-1e-9);
            for (int c = 0; c <= labels.Max(); c++)
            {
                for (int d = 0; d < c; d++)
                    Quality(graph, [.. labels.Select(l => l == c ? d : l)], resolution).ShouldBeLessThanOrEqualTo(quality + 1e-9);
            }
        }, iter: 300);

    [Fact]
    public void Labels_count_up_in_order_of_first_appearance_and_repeat() =>
        Edge.Array[0, 90].Sample(edges =>
        {
            var labels = Leiden.Partition(WeightedGraph.FromEdges(24, edges), 0.1);
            labels.Distinct().ShouldBe(Enumerable.Range(0, labels.Max() + 1));
            Leiden.Partition(WeightedGraph.FromEdges(24, edges.Reverse().Select(e => (e.B, e.A, e.Weight))), 0.1).ShouldBe(labels);
        });

    private static IEnumerable<(int A, int B, double Weight)> Clique(int first, int size) =>
        from a in Enumerable.Range(first, size)
        from b in Enumerable.Range(first, size)
        where a < b
        select (a, b, 1.0);

    // Constant Potts model: weight inside minus resolution times the pairs inside.
    private static double Quality(WeightedGraph graph, int[] labels, double resolution)
    {
        double inside = 0;
        for (int v = 0; v < graph.Count; v++)
        {
            for (int i = 0; i < graph.Neighbours(v).Length; i++)
                inside += labels[graph.Neighbours(v)[i]] == labels[v] ? graph.Weights(v)[i] / 2 : 0;
        }

        return inside - (resolution * labels.CountBy(l => l).Sum(c => c.Value * (c.Value - 1.0) / 2));
    }

    private static int Reached(WeightedGraph graph, int[] labels, int community)
    {
        var seen = new HashSet<int> { Array.IndexOf(labels, community) };
        var open = new Stack<int>(seen);
        while (open.TryPop(out int v))
        {
            foreach (int u in graph.Neighbours(v))
            {
                if (labels[u] == community && seen.Add(u))
                    open.Push(u);
            }
        }

        return seen.Count;
    }
}
