using Shouldly;
using Tocsin.Simulation.Evaluation;
using Xunit;

namespace Tocsin.Tests.Simulation.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly GroundTruth Truth = GroundTruth.Read(new StringReader("""
        account,operation,role,kind
        a1,north,member,operation
        a2,north,member,operation
        a3,north,member,operation
        a4,north,member,operation
        b1,south,member,operation
        b2,south,member,operation
        o1,,person,organic
        o2,,person,organic
        o3,,person,organic
        """));

    private static FlaggedGroup Group(string id, string confidence, params string[] accounts) => new(id, "co-sharing", confidence, null, accounts);

    [Fact]
    public void Counts_accounts_once_however_many_findings_name_them()
    {
        // Flagged a1 a2 a3 o1: 3 of 4 right; 3 of 6 members found.
        var report = Evaluator.Evaluate([Group("f1", "high", "a1", "a2", "a3"), Group("f2", "high", "a1", "o1")], Truth);
        report.Flagged.ShouldBe(4);
        report.Precision.Value.ShouldBe(0.75);
        report.Recall.Value.ShouldBe(0.5);
        report.F1.Value!.Value.ShouldBe(0.6, 1e-12);
        report.F1.Low!.Value.ShouldBeLessThan(0.6);
        report.F1.High!.Value.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Reports_each_operation_with_its_recall_and_the_finding_most_like_it()
    {
        var report = Evaluator.Evaluate([Group("f1", "low", "a1", "a2", "o1"), Group("f2", "low", "a1", "a2", "a3"), Group("f3", "low", "a4")], Truth);
        var north = report.Operations[0];
        (north.Operation, north.Accounts, north.Found).ShouldBe(("north", 4, 4));
        north.BestFinding.ShouldBe("f2");
        north.BestJaccard.ShouldBe(0.75);
        north.Precision.Value.ShouldBe(0.8); // o1 is the one stranger among five
        north.F1!.Value.ShouldBe(8.0 / 9, 1e-12);
        var south = report.Operations[1];
        (south.Found, south.BestFinding, south.BestJaccard).ShouldBe((0, (string?)null, 0.0));
        south.Recall.Value.ShouldBe(0);
        (south.Precision.Value, south.F1).ShouldBe(((double?)null, (double?)null));
    }

    [Fact]
    public void A_finding_is_false_when_less_than_half_of_it_belongs_to_any_operation()
    {
        var report = Evaluator.Evaluate([Group("half", "low", "a1", "o1"), Group("less", "low", "b1", "o1", "o2"), Group("mixed", "low", "a1", "b1")], Truth);
        report.Findings.Select(f => (f.Id, f.IsFalse)).ShouldBe([("half", false), ("less", true), ("mixed", false)]);
        report.FalseGroups.ShouldBe(1);
        report.Findings[1].Purity.ShouldBe(1.0 / 3, 1e-12);
        report.Findings[1].Operation.ShouldBe("south");
    }

    [Fact]
    public void Leaves_out_what_is_below_the_minimum_or_openly_declared()
    {
        FlaggedGroup[] findings = [Group("low", "low", "o1"), Group("high", "high", "a1"), Group("open", "high", "o2") with { DeclaredAs = "party" }];
        var report = Evaluator.Evaluate(findings, Truth, "moderate");
        (report.Flagged, report.BelowMinimum, report.Declared).ShouldBe((1, 1, 1));
        report.Precision.Value.ShouldBe(1);
        Should.Throw<EvaluationException>(() => Evaluator.Evaluate(findings, Truth, "certain")).Message.ShouldContain("low, moderate, high");
    }

    [Fact]
    public void Nothing_flagged_has_no_precision_and_no_recall()
    {
        var report = Evaluator.Evaluate([], Truth);
        report.Precision.Value.ShouldBeNull();
        report.Recall.Value.ShouldBe(0);
        report.F1.Value.ShouldBe(0);
    }

    [Fact]
    public void An_account_the_truth_does_not_know_is_wrongly_flagged_and_counted()
    {
        var report = Evaluator.Evaluate([Group("f", "high", "a1", "stranger")], Truth);
        report.Unknown.ShouldBe(1);
        report.Precision.Value.ShouldBe(0.5);
    }

    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(50, 50, 0.9286, 1.0)]
    public void Wilson_intervals_are_those_of_the_textbook(int hits, int of, double low, double high)
    {
        var proportion = Proportion.Wilson(hits, of);
        proportion.Low!.Value.ShouldBe(low, 0.0001);
        proportion.High!.Value.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void The_bootstrap_gives_the_same_interval_every_time()
    {
        FScore.Of(80, 10, 15).ShouldBe(FScore.Of(80, 10, 15));
        var score = FScore.Of(80, 10, 15);
        score.Value!.Value.ShouldBe(160.0 / 185, 1e-12);
        score.Low!.Value.ShouldBeInRange(0.78, 0.84);
        score.High!.Value.ShouldBeInRange(0.89, 0.93);
        FScore.Of(0, 0, 0).Value.ShouldBeNull();
    }
}
