using Shouldly;
using Tocsin.Engine.Coordination.Methods;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Methods;

public sealed class NetworkFilterTests
{
    private static List<(int A, int B)> Keep(MethodFilter filter, params (int A, int B, double Similarity)[] edges) =>
        [.. NetworkFilter.Keep([.. edges.Select(e => new MethodEdge(e.A, e.B, 0, 1, e.Similarity))], filter).Select(e => (e.A, e.B))];

    [Fact]
    public void A_minimum_keeps_what_reaches_it() =>
        Keep(new(MethodFilterKind.Minimum, 0.9), (0, 1, 0.9), (1, 2, 0.89)).ShouldBe([(0, 1)]);

    [Fact]
    public void A_quantile_keeps_what_reaches_it_and_above_keeps_what_exceeds_it()
    {
        // Weights 1, 2, 3, 3: the median of type 7 is 2.5, the 0.75 quantile 3.
        (int, int, double)[] edges = [(0, 1, 1), (0, 2, 2), (0, 3, 3), (0, 4, 3)];
        Keep(new(MethodFilterKind.Quantile, 0.5), edges).ShouldBe([(0, 3), (0, 4)]);
        Keep(new(MethodFilterKind.Quantile, 0.75), edges).ShouldBe([(0, 3), (0, 4)]);
        Keep(new(MethodFilterKind.AboveQuantile, 0.75), edges).ShouldBeEmpty();
    }

    [Fact]
    public void The_disparity_filter_keeps_the_edge_that_takes_more_than_its_share()
    {
        // Account 0 has strength 10 over four edges: 7, 1, 1, 1. The heavy one has p = (1 − 0.7)³ = 0.027, a light one 0.9³ = 0.729.
        (int, int, double)[] star = [(0, 1, 7), (0, 2, 1), (0, 3, 1), (0, 4, 1)];
        Keep(new(MethodFilterKind.Disparity, 0.03), star).ShouldBe([(0, 1)]);
        Keep(new(MethodFilterKind.Disparity, 0.027), star).ShouldBeEmpty();

        // An edge between two accounts that have no other says nothing.
        Keep(new(MethodFilterKind.Disparity, 0.99), (0, 1, 100)).ShouldBeEmpty();
    }

    [Fact]
    public void Eigenvector_centrality_keeps_the_clique_and_drops_its_tail() =>
        // A clique of four with a chain of three behind it; the four most central of seven are the clique.
        Keep(
            new(MethodFilterKind.EigenvectorQuantile, 0.5),
            (0, 1, 1), (0, 2, 1), (0, 3, 1), (1, 2, 1), (1, 3, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (5, 6, 1))
            .ShouldBe([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);

    [Fact]
    public void Nothing_stays_nothing()
    {
        foreach (var kind in Enum.GetValues<MethodFilterKind>())
            Keep(new(kind, 0.5)).ShouldBeEmpty();
    }
}
