using Shouldly;
using Tocsin.Engine.Incidents.Weighing;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents.Weighing;

/// <summary>Competing hypotheses.</summary>
public sealed class HypothesisMatrixTests
{
    private static readonly Hypothesis Hired = new("H1", "hired", "operators for hire"), Fans = new("H2", "supporters", "a fan club");

    [Fact]
    public void The_one_with_the_least_against_it_stands_first_however_much_speaks_for_another()
    {
        var matrix = HypothesisMatrix.Of(
            [Hired, Fans],
            [.. Enumerable.Range(0, 9).Select(i => new Weight("H2", $"finding--{i}", Fit.For, 3)), new("H2", "sighting--login", Fit.Against, 3), new("H1", "sighting--login", Fit.For, 3), new("H1", "finding--0", Fit.Against, 1)],
            ["finding--0"]);
        matrix.Rows.Select(r => (r.Hypothesis.Label, r.Inconsistency)).ShouldBe([("H1", 1), ("H2", 3)]);
        matrix.Separating.ShouldBe(["sighting--login", "finding--0"], "the more reliable first");
    }

    [Fact]
    public void What_fits_all_alike_separates_nothing_and_what_was_weighed_once_must_be_weighed_again()
    {
        var matrix = HypothesisMatrix.Of(
            [Hired, Fans],
            [new("H1", "a", Fit.For, 3), new("H2", "a", Fit.For, 3), new("H1", "b", Fit.Against, 2)],
            ["a", "b", "c", "d"]);
        matrix.Separating.ShouldBeEmpty();
        matrix.Idle.ShouldBe(["a"]);
        matrix.Next.ShouldContain("weigh b against H2 too: what fits all separates none");
        matrix.Next.ShouldContain(n => n.StartsWith("2 of the findings", StringComparison.Ordinal));
        matrix.Next.ShouldContain(n => n.StartsWith("H1 or H2: ", StringComparison.Ordinal) || n.StartsWith("H2 or H1: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_word_on_the_same_replaces_an_earlier_one_and_what_was_withdrawn_counts_no_more()
    {
        var matrix = HypothesisMatrix.Of([Fans], [new("H2", "a", Fit.Against, 3), new("H1", "a", Fit.Against, 3), new("H2", "a", Fit.Neutral, 1)], []);
        matrix.Rows.ShouldHaveSingleItem().Inconsistency.ShouldBe(0);
        matrix.Rows[0].Neutral.ShouldBe(["a"]);
        matrix.Next.ShouldContain(n => n.Contains("competes with nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void Something_is_known_that_would_separate_any_two_kinds()
    {
        string[] kinds = [.. HypothesisKinds.All.Select(k => k.Key).Where(k => k != HypothesisKinds.Other)];
        foreach (string a in kinds)
        {
            foreach (string b in kinds.Where(b => b != a))
            {
                HypothesisKinds.Between(a, b).ShouldNotBeEmpty($"{a} and {b}");
                HypothesisKinds.Between(a, b).ShouldBe(HypothesisKinds.Between(b, a));
            }

            HypothesisKinds.Between(a, HypothesisKinds.Other).ShouldBeEmpty();
        }
    }
}
