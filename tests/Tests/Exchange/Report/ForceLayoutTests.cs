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

    private static List<(int A, int B, double Strength)> Cliques() =>
        [.. from a in Enumerable.Range(0, 40) from b in Enumerable.Range(a + 1, 39 - a) where a / 20 == b / 20 select (a, b, 1.0)];

    private static double Mean((double X, double Y)[] places, Func<int, int, bool> which) =>
        (from a in Enumerable.Range(0, places.Length) from b in Enumerable.Range(a + 1, places.Length - a - 1) where which(a, b) select Distance(places[a], places[b])).Average();

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
