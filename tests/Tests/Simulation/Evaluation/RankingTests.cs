using Shouldly;
using Tocsin.Simulation.Evaluation;
using Xunit;

namespace Tocsin.Tests.Simulation.Evaluation;

/// <summary>AUC and average precision against values worked out by hand.</summary>
public sealed class RankingTests
{
    private static readonly GroundTruth Truth = new([new("m1", "op"), new("m2", "op"), new("o1", ""), new("o2", "")]);

    [Fact]
    public void Members_above_everybody_rank_perfectly()
    {
        var ranking = Ranking.Of(new Dictionary<string, (double, double)> { ["m1"] = (5, 0), ["m2"] = (2, 0), ["o1"] = (1, 0) }, Truth);
        ranking.Auc.ShouldBe(1);
        ranking.AveragePrecision.ShouldBe(1);
    }

    [Fact]
    public void Scores_that_know_nothing_rank_like_a_coin()
    {
        var ranking = Ranking.Of(new Dictionary<string, (double, double)>(), Truth);
        ranking.Auc.ShouldBe(0.5);
        ranking.AveragePrecision.ShouldBe(0.5);
    }

    [Fact]
    public void One_ordinary_account_between_two_members_costs_one_pair_in_four()
    {
        var ranking = Ranking.Of(new Dictionary<string, (double, double)> { ["m1"] = (3, 0), ["o1"] = (2, 0), ["m2"] = (1, 0) }, Truth);
        ranking.Auc.ShouldBe(0.75);
        ranking.AveragePrecision!.Value.ShouldBe((1 + (2.0 / 3)) / 2, 1e-12);
    }

    [Fact]
    public void Without_ordinary_accounts_there_is_no_curve() =>
        Ranking.Of(new Dictionary<string, (double, double)>(), new GroundTruth([new("m1", "op")])).Auc.ShouldBeNull();

    [Fact]
    public void A_table_without_a_number_is_refused_with_the_cell() =>
        Should.Throw<EvaluationException>(() => ScoresFile.Read(new StringReader("account,score\na,much\n"), null)).Message.ShouldContain("much");

    [Fact]
    public void Copies_decide_between_equal_scores_and_never_against_a_score()
    {
        var ranks = ScoresFile.Read(new StringReader("account,score,copies\nm1,0.5,0\nm2,0,3\no1,0,2\no2,0.1,0\n"), null);
        Ranking.Of(ranks, Truth).Auc.ShouldBe(0.75);
        ranks["m2"].ShouldBe((0, 3));
    }

    [Fact]
    public void Pseudonyms_are_undone() =>
        ScoresFile.Read(new StringReader("account,score\nacct-1,2.5\n"), new Dictionary<string, string> { ["acct-1"] = "m1" })["m1"].ShouldBe((2.5, 0));
}
