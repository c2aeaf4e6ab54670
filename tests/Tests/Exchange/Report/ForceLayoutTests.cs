using Shouldly;
using Tocsin.Exchange.Report.Charts;
using Xunit;

namespace Tocsin.Tests.Exchange.Report;

public sealed class ForceLayoutTests
{
    [Fact]
    public void Takes_no_one_and_two_nodes()
    {
        ForceLayout.Place(0, []).ShouldBeEmpty();
        ForceLayout.Place(1, []).ShouldBe([(0.5, 0.5)]);
        ForceLayout.Place(2, [(0, 1, 1)]).Length.ShouldBe(2);
    }

    [Fact]
    public void Gives_the_same_places_every_time_inside_the_square()
    {
        var first = ForceLayout.Place(40, Cliques());
        ForceLayout.Place(40, Cliques()).ShouldBe(first);
        first.ShouldAllBe(p => p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1 && double.IsFinite(p.X + p.Y));
    }

    [Fact]
    public void Puts_bound_nodes_nearer_than_strangers()
    {
        var places = ForceLayout.Place(40, Cliques());
        double inside = Mean(places, (a, b) => a / 20 == b / 20);
        double across = Mean(places, (a, b) => a / 20 != b / 20);
        inside.ShouldBeLessThan(across * 0.7);
    }

    [Fact]
    public void Keeps_nodes_apart()
    {
        var places = ForceLayout.Place(100, [.. from a in Enumerable.Range(0, 100) from b in Enumerable.Range(a + 1, 99 - a) select (a, b, 1.0)]);
        double nearest = (from a in Enumerable.Range(0, 100) from b in Enumerable.Range(a + 1, 99 - a) select Distance(places[a], places[b])).Min();
        nearest.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Thousands_of_nodes_lie_with_those_they_are_bound_to()
    {
        const int nodes = 3000, size = 30;
        List<(int A, int B, double Strength)> edges = [.. from g in Enumerable.Range(0, nodes / size) from a in Enumerable.Range(0, size) from step in Enumerable.Range(1, 4) select ((g * size) + a, (g * size) + ((a + step) % size), 1.0)];
        var places = ForceLayout.Place(nodes, edges);
        ForceLayout.Place(nodes, edges).ShouldBe(places);
        places.ShouldAllBe(p => p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1);
        double inside = (from g in Enumerable.Range(0, 20) from a in Enumerable.Range(1, size - 1) select Distance(places[g * size], places[(g * size) + a])).Average();
        double across = (from g in Enumerable.Range(1, 99) select Distance(places[0], places[g * size])).Average();
        inside.ShouldBeLessThan(across * 0.4);
    }

    [Fact]
    public void What_is_far_away_pushes_nearly_as_if_each_were_looked_at()
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 30)], y = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 30)];
        x[5] = x[6];
        y[5] = y[6];
        var tree = new QuadTree();
        tree.Build(x, y);
        Span<int> stack = stackalloc int[QuadTree.Stack];
        double off = 0, all = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = 0, dy = 0, ex = 0, ey = 0;
            tree.Push(x[i], y[i], stack, ref dx, ref dy);
            for (int j = 0; j < x.Length; j++)
            {
                double square = Math.Max(((x[i] - x[j]) * (x[i] - x[j])) + ((y[i] - y[j]) * (y[i] - y[j])), 1e-4);
                ex += (x[i] - x[j]) / square;
                ey += (y[i] - y[j]) / square;
            }

            off += Math.Abs(dx - ex) + Math.Abs(dy - ey);
            all += Math.Abs(ex) + Math.Abs(ey);
        }

        (off / all).ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Takes_thousands_of_nodes_in_one_place()
    {
        var tree = new QuadTree();
        tree.Build(new double[5000], new double[5000]);
        Span<int> stack = stackalloc int[QuadTree.Stack];
        double dx = 0, dy = 0;
        tree.Push(0, 0, stack, ref dx, ref dy);
        (dx, dy).ShouldBe((0, 0));
    }

    private static List<(int A, int B, double Strength)> Cliques() =>
        [.. from a in Enumerable.Range(0, 40) from b in Enumerable.Range(a + 1, 39 - a) where a / 20 == b / 20 select (a, b, 1.0)];

    private static double Mean((double X, double Y)[] places, Func<int, int, bool> which) =>
        (from a in Enumerable.Range(0, places.Length) from b in Enumerable.Range(a + 1, places.Length - a - 1) where which(a, b) select Distance(places[a], places[b])).Average();

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
