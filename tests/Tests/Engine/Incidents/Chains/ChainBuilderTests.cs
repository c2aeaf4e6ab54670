using CsCheck;
using Shouldly;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents.Chains;

public sealed class ChainBuilderTests
{
    private static readonly DateTimeOffset Vote = new(2027, 4, 11, 8, 0, 0, TimeSpan.Zero);

    private static readonly Election Election = new()
    {
        Id = "test",
        Name = "Test",
        Jurisdiction = "XV",
        TimeZone = "UTC",
        Periods = [new ElectionPeriod(PeriodKind.Round, "First round", Vote, Vote.AddHours(12))],
        Protected = [new ProtectedSubject { Id = "mira", Kind = SubjectKind.Person, Name = "Mira Halvorsen" }],
    };

    [Fact]
    public void A_name_a_mail_from_it_and_a_log_line_to_it_are_one_chain_in_order_of_time()
    {
        var chain = Build(
            Seen("c", AttackStage.Contact, -20, Domain("bait.example")),
            Seen("a", AttackStage.Lookalike, -30, Domain("bait.example")),
            Seen("b", AttackStage.Lure, -25, Domain("bait.example"))).ShouldHaveSingleItem();
        chain.Steps.Select(s => s.Stage).ShouldBe([AttackStage.Lookalike, AttackStage.Lure, AttackStage.Contact]);
        chain.Confidence.ShouldBe(Confidence.High);
        chain.JoinedBecause.ShouldAllBe(b => b.Contains("bait.example", StringComparison.Ordinal));
        chain.Steps[0].Calendar.ShouldBe("30 days before the first round");
    }

    [Fact]
    public void What_shares_nothing_but_target_and_time_is_joined_and_called_circumstantial()
    {
        var chain = Build(Seen("a", AttackStage.Lure, -25), Seen("b", AttackStage.Leak, -2)).ShouldHaveSingleItem();
        chain.Confidence.ShouldBe(Confidence.Moderate);
        chain.JoinedBecause.ShouldHaveSingleItem().ShouldStartWith("circumstantial: documents leaked began 23 days after luring mail");
    }

    [Theory]
    [InlineData(AttackStage.Leak, -2, AttackStage.Lure, -1)]
    [InlineData(AttackStage.Lure, -60, AttackStage.Leak, -2)]
    [InlineData(AttackStage.Leak, -30, AttackStage.Amplification, -2)]
    [InlineData(AttackStage.Lookalike, -30, AttackStage.Lure, -29)]
    public void Steps_that_come_too_late_or_in_the_wrong_order_are_not_joined_by_target_alone(AttackStage first, int firstDay, AttackStage second, int secondDay) =>
        Build(Seen("a", first, firstDay), Seen("b", second, secondDay)).ShouldBeEmpty();

    [Fact]
    public void Another_target_another_attack()
    {
        var other = Seen("b", AttackStage.Leak, -2) with { Subjects = ["tomas"] };
        Build(Seen("a", AttackStage.Lure, -25), other).ShouldBeEmpty();
    }

    [Fact]
    public void Sightings_of_one_stage_are_no_chain() =>
        Build(Seen("a", AttackStage.Lure, -5, Domain("x.example")), Seen("b", AttackStage.Lure, -4, Domain("x.example"))).ShouldBeEmpty();

    [Fact]
    public void What_has_no_time_stands_before_the_first_later_stage_and_is_never_joined_by_time()
    {
        var name = Seen("a", AttackStage.Lookalike, 0, Domain("x.example")) with { First = null };
        var chain = Build(Seen("b", AttackStage.Lure, -5, Domain("x.example")), name).ShouldHaveSingleItem();
        chain.Steps[0].First.ShouldBeNull();
        chain.Steps[1].Stage.ShouldBe(AttackStage.Lure);
        Build(Seen("b", AttackStage.Lure, -5), Seen("c", AttackStage.Leak, -1) with { First = null }).ShouldBeEmpty();
    }

    [Fact]
    public void A_weak_sighting_is_joined_by_what_it_shares_only()
    {
        Build(Seen("a", AttackStage.Lure, -25), Seen("b", AttackStage.Leak, -2) with { Confidence = Confidence.Low }).ShouldBeEmpty();
        Build(Seen("a", AttackStage.Lure, -25, Domain("x.example")), Seen("b", AttackStage.Contact, -2, Domain("x.example")) with { Confidence = Confidence.Low }).Count.ShouldBe(1);
    }

    [Fact]
    public void Near_the_vote_and_with_documents_reached_it_is_grave_and_without_a_protected_subject_at_most_medium()
    {
        Sighting[] all = [Seen("a", AttackStage.Lure, -25, Domain("x.example")), Seen("b", AttackStage.Leak, -1, Domain("x.example")), Seen("c", AttackStage.Alteration, -1, Domain("x.example"))];
        Build(all).Single().Severity.ShouldBe(Severity.Critical);
        var nobody = Build([.. all.Select(s => s with { Subjects = [] })]).Single();
        nobody.Severity.ShouldBe(Severity.Medium);
        nobody.SeverityReasons[^1].ShouldBe("not high: no protected subject is known to be touched");
    }

    [Fact]
    public void The_order_of_what_was_seen_does_not_matter() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, 14).Select(i => Seen($"s{i}", (AttackStage)random.Next(10), -random.Next(60), random.Next(2) == 0 ? [Domain($"d{random.Next(4)}.example")] : [])).ToArray();
        var expected = Build(all).Select(Text).ToList();
        random.Shuffle(all);
        Build(all).Select(Text).ShouldBe(expected);
    }, iter: 200);

    private static string Text(AttackChain chain) => $"{chain.Id} {chain.Title} {string.Join('|', chain.Steps.Select(s => $"{s.Stage} {s.First} {s.Sentence} {string.Join(',', s.Sources)}"))} {string.Join('|', chain.JoinedBecause)}";

    private static IReadOnlyList<AttackChain> Build(params Sighting[] sightings) => new ChainBuilder(Election).Build(sightings, [], [], []);

    private static Mark Domain(string name) => new(MarkKinds.Domain, name);

    private static Sighting Seen(string id, AttackStage stage, int days, params Mark[] marks) => new()
    {
        Id = $"sighting--{id}",
        Detector = "test",
        Stage = stage,
        Sentence = $"{id} was seen",
        Confidence = Confidence.High,
        First = Vote.AddDays(days),
        Subjects = ["mira"],
        Marks = marks,
    };
}
