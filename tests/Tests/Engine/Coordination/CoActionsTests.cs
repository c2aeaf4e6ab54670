using CsCheck;
using Shouldly;
using Tocsin.Engine.Coordination;
using Xunit;

namespace Tocsin.Tests.Engine.Coordination;

/// <summary>Windowed pair counts against counting every pair.</summary>
public sealed class CoActionsTests
{
    private const long Plenty = long.MaxValue / 2;

    [Fact]
    public void Pairs_at_the_minimum_or_above_carry_their_exact_weight() =>
        Gen.Select(Traces.Random, Gen.Long[0, 20], Gen.Int[1, 6]).Sample((raw, window, minimum) =>
        {
            raw = Traces.Few(raw);
            var counted = CoActions.Count(Traces.Of(raw), window, minimum, Plenty);
            var expected = Traces.Weights(raw, window).Where(w => w.Value >= minimum)
                .Select(w => new PairWeight(w.Key.A, w.Key.B, w.Value)).OrderBy(w => w.A).ThenBy(w => w.B);
            counted.Pairs.ShouldBe(expected);
            counted.CrowdedCount.ShouldBe(0);
        }, iter: 2000);

    [Fact]
    public void The_window_includes_its_boundary_and_not_a_millisecond_more()
    {
        (int, int, long)[] raw = [(0, 0, 0), (0, 1, 60_000), (1, 0, 0), (1, 1, 60_000), (1, 2, 120_001)];
        CoActions.Count(Traces.Of(raw), 60_000, 2, Plenty).Pairs.ShouldBe([new PairWeight(0, 1, 2)]);
        CoActions.Count(Traces.Of(raw), 59_999, 1, Plenty).Pairs.ShouldBeEmpty();
        CoActions.Count(Traces.Of(raw), 60_001, 1, Plenty).Pairs.ShouldBe([new PairWeight(0, 1, 2), new PairWeight(1, 2, 1)]);
    }

    [Fact]
    public void Many_pairs_are_counted_exactly_too()
    {
        var random = new Random(3);
        (int, int, long)[] raw = [.. Enumerable.Range(0, 30_000).Select(_ => (random.Next(400), random.Next(600), (long)random.Next(100_000)))];
        foreach (int minimum in (int[])[2, 3, 5])
        {
            raw = Traces.Few(raw);
            var expected = Traces.Weights(raw, 9000).Where(w => w.Value >= minimum).Select(w => new PairWeight(w.Key.A, w.Key.B, w.Value))
                .OrderBy(w => w.A).ThenBy(w => w.B).ToList();
            expected.ShouldNotBeEmpty();
            CoActions.Count(Traces.Of(raw), 9000, minimum, Plenty).Pairs.ShouldBe(expected);
        }
    }

    [Fact]
    public void Over_budget_the_most_crowded_objects_are_left_out_first()
    {
        // Objects of 60, 80 and 100 accounts at one moment: 1,770, 3,160 and 4,950 pairs; and a small one that always stays.
        var raw = new List<(int Object, int Account, long Time)>();
        int[] crowds = [60, 100, 80, 5];
        for (int o = 0; o < crowds.Length; o++)
            raw.AddRange(Enumerable.Range(0, crowds[o]).Select(a => (o, a, 0L)));
        var trace = Traces.Of(raw);
        CoActions.Count(trace, 0, 1, 9890).CrowdedCount.ShouldBe(0);
        CoActions.Count(trace, 0, 1, 9889).Crowded.ShouldBe([false, true, false, false]);
        CoActions.Count(trace, 0, 1, 4940).Crowded.ShouldBe([false, true, false, false]);
        CoActions.Count(trace, 0, 1, 4939).Crowded.ShouldBe([false, true, true, false]);
        var least = CoActions.Count(trace, 0, 1, 1);
        least.Crowded.ShouldBe([true, true, true, false]);
        least.Pairs.Count.ShouldBe(10);
        least.Pairs.ShouldAllBe(p => p.Weight == 1 && p.B < 5);
    }

    [Fact]
    public void Threads_do_not_change_the_pairs()
    {
        // Enough pairs for several pieces.
        var random = new Random(5);
        (int, int, long)[] raw = [.. Enumerable.Range(0, 60_000).Select(_ => (random.Next(200), random.Next(2_000), (long)random.Next(100_000)))];
        var trace = Traces.Of(Traces.Few(raw));
        var alone = CoActions.Count(trace, 20_000, 2, Plenty);
        alone.Pairs.Count.ShouldBeGreaterThan(100_000);
        CoActions.Count(trace, 20_000, 2, Plenty, threads: 4).Pairs.ShouldBe(alone.Pairs);
    }

    [Fact]
    public void Counting_allocates_by_the_act_and_not_by_the_pair()
    {
        // Two million pairs from 100,000 acts; next to none reaches the minimum.
        var random = new Random(6);
        (int, int, long)[] raw = [.. Enumerable.Range(0, 100_000).Select(_ => (random.Next(1_000), random.Next(20_000), (long)random.Next(100_000)))];
        var trace = Traces.Of(Traces.Few(raw));
        CoActions.Count(trace, 20_000, 5, Plenty);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CoActions.Count(trace, 20_000, 5, Plenty);
        ((double)(GC.GetAllocatedBytesForCurrentThread() - before) / trace.Count).ShouldBeLessThan(40);
    }
}
