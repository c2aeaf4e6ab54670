using Shouldly;
using Tocsin.Engine.Coordination.Methods;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Methods;

public sealed class MethodExecutorTests
{
    [Fact]
    public void The_interval_is_the_median_half_life_of_the_quickest_tenth()
    {
        // Eleven links with their second share after 1, 2, … 11 s. The 0.1 quantile is 2 s, so two links decide. Each has four shares;
        // half of them, two, are done after 1 s and 2 s: the median is 1.5 s.
        var acts = new List<(int, int, long)>();
        for (int o = 0; o < 11; o++)
        {
            foreach (int time in (int[])[0, o + 1, 3600, 7200])
                acts.Add((o, acts.Count, time * 1000L));
        }

        CoordinationInterval.Estimate(MethodActs.Of(acts)).ShouldBe(1500);
        CoordinationInterval.Estimate(MethodActs.Of([(0, 0, 0), (0, 1, 1)])).ShouldBe(1000);
        CoordinationInterval.Estimate(MethodActs.Of([])).ShouldBe(1000);
    }

    [Fact]
    public void Layers_join_into_one_network_and_scores_add_up()
    {
        var layer = new MethodLayer { Trace = MethodTrace.Link };
        var result = MethodActs.Run(MethodActs.Method(layer, layer with { Trace = MethodTrace.Domain }), [(0, 0, 0), (0, 1, 0)], [(0, 1, 0), (0, 2, 0), (1, 1, 0), (1, 2, 0)]);
        var group = result.Groups.ShouldHaveSingleItem();
        group.Accounts.ShouldBe([0, 1, 2]);
        group.Edges.Select(e => (e.A, e.B, e.Layer, e.Weight)).ShouldBe([(0, 1, 0, 1), (1, 2, 1, 2)]);
        result.Scores.ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void Leiden_cuts_where_components_do_not()
    {
        // Two cliques of eight joined by one edge: one component, two communities.
        var acts = new List<(int Object, int Account, long Time)>();
        for (int side = 0; side < 2; side++)
            acts.AddRange(Enumerable.Range(0, 8).Select(a => (side, (side * 8) + a, 0L)));
        acts.AddRange([(2, 0, 0), (2, 8, 0)]);
        var method = MethodActs.Method(new MethodLayer { Trace = MethodTrace.Link });
        MethodActs.Run(method, [.. acts]).Groups.ShouldHaveSingleItem().Accounts.Count.ShouldBe(16);
        var cut = MethodActs.Run(method with { Community = MethodCommunity.Leiden }, [.. acts]).Groups;
        cut.Select(g => g.Accounts.Count).ShouldBe([8, 8]);
    }

    [Fact]
    public void Eigenvector_scores_rank_the_clique_above_its_tail()
    {
        (int, int, long)[] acts = [(0, 0, 0), (0, 1, 0), (0, 2, 0), (1, 2, 0), (1, 3, 0)];
        var method = MethodActs.Method(new MethodLayer { Trace = MethodTrace.Link }) with { Filter = new(MethodFilterKind.EigenvectorQuantile, 0.5) };
        double[] scores = MethodActs.Run(method, acts).Scores;
        scores[2].ShouldBeGreaterThan(scores[0]);
        scores[0].ShouldBe(scores[1], 1e-8);
        scores[0].ShouldBeGreaterThan(scores[3]);
    }
}
