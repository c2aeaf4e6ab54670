using CsCheck;
using Shouldly;
using Tocsin.Engine.Statistics;
using Xunit;

namespace Tocsin.Tests.Engine.Statistics;

public sealed class FalseDiscoveryTests
{
    [Fact]
    public void Agrees_with_the_textbook_on_the_full_vector() =>
        Gen.Select(Gen.Double[0, 1].Select(x => x * x * x).Array[0, 40], Gen.Int[0, 100]).Sample((given, absent) =>
        {
            var full = given.Concat(Enumerable.Repeat(1.0, absent)).ToArray();
            var expected = Textbook(full);
            var actual = FalseDiscovery.LogQ(given.Select(p => Math.Log(p)).ToArray(), full.Length);
            for (int i = 0; i < given.Length; i++)
                Math.Exp(actual[i]).ShouldBe(expected[i], 1e-9);
        });

    [Fact]
    public void Fewer_hypotheses_than_values_are_taken_for_a_slip() =>
        FalseDiscovery.LogQ([Math.Log(0.01), Math.Log(0.02)], 0)
            .Select(q => Math.Round(Math.Exp(q), 9)).ShouldBe([0.02, 0.02]);

    [Fact]
    public void Impossible_events_stay_impossible() =>
        FalseDiscovery.LogQ([double.NegativeInfinity, 0], 1000).ShouldBe([double.NegativeInfinity, 0]);

    // q(i) = min over all p(j) ≥ p(i) of p(j)·n / rank(j), never above 1.
    private static double[] Textbook(double[] p) =>
    [
        .. p.Select(x => Math.Min(1, p.Where(y => y >= x).Min(y => y * p.Length / p.Count(z => z <= y)))),
    ];
}
