using CsCheck;
using Shouldly;
using Tocsin.Engine.Coordination.Methods;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination.Methods;

/// <summary>Every similarity, by hand and against the plainest code there can be.</summary>
public sealed class SimilarityTests
{
    private static readonly Gen<(int Object, int Account, long Time)[]> Acts =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 9], Gen.Long[0, 40]).Array[0, 120];

    private static MethodLayer Layer(MethodSimilarity similarity, long? milliseconds = null) => new()
    {
        Trace = MethodTrace.Link,
        Similarity = similarity,
        Window = milliseconds is { } w ? MethodWindow.Of(TimeSpan.FromMilliseconds(w)) : MethodWindow.AnyTime,
    };

    [Fact]
    public void Objects_in_common_count_once_however_often_both_repeat_them() =>
        MethodActs.Edges(Layer(MethodSimilarity.Objects, 10), (0, 0, 0), (0, 1, 10), (0, 0, 12), (0, 1, 13), (1, 0, 0), (1, 1, 11))
            .ShouldBe([(0, 1, 1, 1)]);

    [Fact]
    public void Pairs_of_posts_count_each_pair_within_the_window() =>
        // Object 0: posts of 0 at 0 and 12, of 1 at 10 and 13: within 10 ms are 0–10, 10–12 and 12–13.
        MethodActs.Edges(Layer(MethodSimilarity.PostPairs, 10), (0, 0, 0), (0, 1, 10), (0, 0, 12), (0, 1, 13)).ShouldBe([(0, 1, 3, 3)]);

    [Fact]
    public void Messages_count_the_posts_of_the_busier_side_that_the_other_matches() =>
        // Three posts of account 0 are near the one of account 1: 3 messages one way, 1 the other.
        MethodActs.Edges(Layer(MethodSimilarity.Messages, 10), (0, 0, 0), (0, 0, 4), (0, 0, 9), (0, 1, 10), (0, 0, 40)).ShouldBe([(0, 1, 3, 3)]);

    [Fact]
    public void Overlap_and_Jaccard_divide_by_the_smaller_and_by_the_joined_set()
    {
        // Account 0 has objects 0, 1, 2; account 1 has 1, 2, 3, 4: two in common, the smaller set three, the joined one five.
        (int, int, long)[] acts = [(0, 0, 0), (1, 0, 0), (2, 0, 0), (1, 1, 5), (2, 1, 5), (3, 1, 5), (4, 1, 5)];
        MethodActs.Edges(Layer(MethodSimilarity.Overlap), acts).ShouldHaveSingleItem().Similarity.ShouldBe(2 / 3.0, 1e-12);
        MethodActs.Edges(Layer(MethodSimilarity.Jaccard), acts).ShouldHaveSingleItem().Similarity.ShouldBe(2 / 5.0, 1e-12);
    }

    [Fact]
    public void The_cosine_weighs_counts_by_rarity()
    {
        // n = 2 accounts. Object 0: account 0 twice, account 1 once, df 2, idf ln(3/3) + 1 = 1. Object 1: account 0 alone, idf ln(3/2) + 1.
        double idf = Math.Log(1.5) + 1;
        double expected = 2 * 1 / (Math.Sqrt(4 + (idf * idf)) * 1);
        MethodActs.Edges(Layer(MethodSimilarity.TfIdfCosine), (0, 0, 0), (0, 0, 1), (0, 1, 2), (1, 0, 3))
            .ShouldHaveSingleItem().Similarity.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Accounts_below_the_least_activity_take_no_part()
    {
        var layer = Layer(MethodSimilarity.Objects) with { MinimumActs = 2 };
        MethodActs.Edges(layer, (0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (0, 2, 0)).ShouldBe([(0, 1, 2, 2)]);
    }

    [Theory]
    [InlineData(MethodSimilarity.Objects)]
    [InlineData(MethodSimilarity.PostPairs)]
    [InlineData(MethodSimilarity.Messages)]
    [InlineData(MethodSimilarity.TfIdfCosine)]
    [InlineData(MethodSimilarity.Overlap)]
    [InlineData(MethodSimilarity.Jaccard)]
    public void Is_what_plain_counting_gives(MethodSimilarity similarity) =>
        Gen.Select(Acts, Gen.Long[0, 15], Gen.Int[1, 3], Gen.Int[1, 4]).Sample((acts, window, weight, minimum) =>
        {
            var layer = Layer(similarity, window) with { MinimumWeight = weight, MinimumActs = minimum };
            var found = MethodActs.Edges(layer, acts);
            var plain = Naive(acts, similarity, window, weight, minimum);
            found.Select(e => (e.A, e.B, e.Weight)).ShouldBe(plain.Select(e => (e.A, e.B, e.Weight)));
            for (int i = 0; i < found.Count; i++)
                found[i].Similarity.ShouldBe(plain[i].Similarity, 1e-9);
        });

    [Fact]
    public void Many_pairs_are_kept_apart_when_tables_grow()
    {
        // 2,000 accounts on one object at one moment: every one of the 1,999,000 pairs has weight 1.
        (int, int, long)[] acts = [.. Enumerable.Range(0, 2000).Select(a => (0, a, 0L))];
        foreach (var similarity in (MethodSimilarity[])[MethodSimilarity.PostPairs, MethodSimilarity.Objects])
        {
            var edges = MethodActs.Run(MethodActs.Method(Layer(similarity)), acts).Groups.ShouldHaveSingleItem().Edges;
            edges.Count.ShouldBe(1_999_000);
            edges.ShouldAllBe(e => e.Weight == 1);
        }
    }

    private static List<(int A, int B, int Weight, double Similarity)> Naive(
        (int Object, int Account, long Time)[] raw, MethodSimilarity similarity, long window, int weight, int minimum)
    {
        var active = raw.GroupBy(r => r.Account).Where(g => g.Count() >= minimum).Select(g => g.Key).ToHashSet();
        var acts = raw.Where(r => active.Contains(r.Account)).ToArray();
        var objects = acts.Select(r => r.Object).Distinct().ToArray();
        var vectors = active.ToDictionary(a => a, a => objects.ToDictionary(o => o, o => Idf(o) * acts.Count(r => r.Object == o && r.Account == a)));
        var edges = new List<(int A, int B, int Weight, double Similarity)>();
        foreach (int a in active.Order())
        {
            foreach (int b in active.Where(b => b > a).Order())
            {
                var pairs = (from x in acts from y in acts where x.Account == a && y.Account == b && x.Object == y.Object && Math.Abs(x.Time - y.Time) <= window select (x, y)).ToList();
                var shared = pairs.Select(p => p.x.Object).Distinct().ToList();
                int count = similarity switch
                {
                    MethodSimilarity.PostPairs => pairs.Count,
                    MethodSimilarity.Messages => Math.Max(Matched(a, b), Matched(b, a)),
                    _ => shared.Count,
                };
                if (count < weight || count == 0)
                    continue;
                edges.Add((a, b, count, similarity switch
                {
                    MethodSimilarity.TfIdfCosine => shared.Sum(o => vectors[a][o] * vectors[b][o]) / (Norm(a) * Norm(b)),
                    MethodSimilarity.Overlap => (double)count / Math.Min(Degree(a), Degree(b)),
                    MethodSimilarity.Jaccard => (double)count / (Degree(a) + Degree(b) - count),
                    _ => count,
                }));
            }
        }

        return edges;

        double Idf(int o) => Math.Log((1.0 + active.Count) / (1 + acts.Where(r => r.Object == o).Select(r => r.Account).Distinct().Count())) + 1;
        double Norm(int a) => Math.Sqrt(vectors[a].Values.Sum(v => v * v));
        int Degree(int a) => acts.Where(r => r.Account == a).Select(r => r.Object).Distinct().Count();
        int Matched(int of, int by) => acts.Count(x => x.Account == of && acts.Any(y => y.Account == by && y.Object == x.Object && Math.Abs(x.Time - y.Time) <= window));
    }
}
