using CsCheck;
using Shouldly;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Proposing;
using Tocsin.Tests.Engine.Incidents;
using Xunit;

namespace Tocsin.Tests.Playbooks;

public sealed class PlaybookProposerTests
{
    private static readonly PlaybookProposer Proposer = new(PlaybookLibrary.Shipped);

    [Fact]
    public void Hack_and_leak_near_the_vote_gets_what_fits_the_least_intrusive_first()
    {
        var proposals = Propose(PlaybookIncidents.HackAndLeak);
        string[] names = [.. proposals.Select(p => p.Playbook.Name)];
        names.ShouldContain("hack-and-leak");
        names.ShouldContain("lookalike-takedown");
        names.ShouldContain("platform-referral");
        names.ShouldContain("partner-alert");
        names.ShouldNotContain("defaced-results-page");
        proposals.Select(p => p.Playbook.Tailoring!.Intrusiveness).ShouldBeInOrder();
        proposals.ShouldAllBe(p => p.Reasons.Count > 0 && p.Against.Count > 0);
        proposals.Single(p => p.Playbook.Name == "hack-and-leak").Reasons.ShouldContain(r => r.Contains("before the vote", StringComparison.Ordinal));
        proposals.ShouldAllBe(p => p.Against.Any(a => a.Contains("1 declared group", StringComparison.Ordinal)));
    }

    [Fact]
    public void Far_from_the_vote_the_hours_before_it_are_not_proposed()
    {
        var told = PlaybookIncidents.Told(PlaybookIncidents.HackAndLeak);
        var far = VoteDistance.Of(PlaybookIncidents.Election, Cases.At("2017-01-01 00:00"));
        Proposer.Propose(told, PlaybookIncidents.HackAndLeak, far, []).ShouldNotContain(p => p.Playbook.Name == "hack-and-leak");
    }

    [Fact]
    public void What_came_of_it_before_is_told()
    {
        string id = PlaybookLibrary.Shipped.Find("lookalike-takedown")!.Id;
        var told = PlaybookIncidents.Told(PlaybookIncidents.HackAndLeak);
        var proposals = Proposer.Propose(told, PlaybookIncidents.HackAndLeak, VoteDistance.Unknown, [new(id, "run--b", Cases.Start.AddDays(1), "no answer"), new(id, "run--a", Cases.Start, "taken down in 2 days")]);
        proposals.Single(p => p.Playbook.Id == id).Before.ShouldBe("used twice before: taken down in 2 days; no answer");
    }

    [Fact]
    public void Nothing_is_ever_proposed_because_of_declared_groups()
    {
        Gen.Select(Gen.Int[1, 4], Gen.Int[3, 60], Gen.Int[1, 20], Gen.Int[-300, 40]).Sample((groups, accounts, links, hours) =>
        {
            var input = new FusionInput(
                [.. Enumerable.Range(0, groups).Select(g => Cases.Case(
                    $"declared{g}", Cases.Accounts($"g{g}x", accounts), Enumerable.Range(0, links).Select(l => $"https://p.example/{g}/{l}"),
                    Enumerable.Range(0, accounts * 2).Select(i => Cases.Post((g * 1000) + i, "Halvorsen", $"g{g}x{i % accounts:000}", Cases.Start.AddHours(hours).AddSeconds(i), ["https://today.example/a"])), declared: $"Group {g}"))],
                [],
                []);
            var told = PlaybookIncidents.Told(input);
            var distance = VoteDistance.Of(PlaybookIncidents.Election, told.Last);
            Proposer.Propose(told, input, distance, []).ShouldBeEmpty();
            Proposer.Propose(told with { Severity = Severity.Critical }, input, distance, []).ShouldBeEmpty("a wrong severity does not make declared groups suspects");
        }, iter: 60);
    }

    [Fact]
    public void Nothing_is_ever_proposed_for_what_is_for_the_record_only()
    {
        Gen.Select(Gen.Enum<AttackStage>().Array[1, 6], Gen.Bool).Sample((stages, posts) =>
        {
            var input = new FusionInput(posts ? PlaybookIncidents.HackAndLeak.Cases : [], [], [.. stages.Select((s, i) => PlaybookIncidents.Seen($"s{i}", s, i, "a.example"))]);
            Proposer.Propose(PlaybookIncidents.Told(input) with { Severity = Severity.Info }, input, VoteDistance.Of(PlaybookIncidents.Election, Cases.Start), []).ShouldBeEmpty();
        }, iter: 60);
    }

    [Fact]
    public void The_order_of_what_was_seen_does_not_matter()
    {
        var input = PlaybookIncidents.HackAndLeak;
        var turned = new FusionInput([.. input.Cases.Reverse()], [], [.. input.Sightings.Reverse()]);
        Told(Propose(turned)).ShouldBe(Told(Propose(input)));
    }

    [Theory]
    [InlineData("2017-05-07 09:00", "while people vote")]
    [InlineData("2017-05-06 08:00", "24 h before the vote (Second round), in the silence before the vote")]
    [InlineData("2017-05-01 08:00", "6 days before the vote (Second round)")]
    [InlineData("2017-05-09 21:00", "2 days 1 h after the vote (Second round)")]
    public void The_distance_to_the_vote_is_told(string moment, string text) => VoteDistance.Of(PlaybookIncidents.Election, Cases.At(moment)).Text.ShouldStartWith(text);

    private static IReadOnlyList<PlaybookProposal> Propose(FusionInput input)
    {
        var told = PlaybookIncidents.Told(input);
        return Proposer.Propose(told, input, VoteDistance.Of(PlaybookIncidents.Election, told.Last), []);
    }

    private static string Told(IReadOnlyList<PlaybookProposal> proposals) => string.Join('\n', proposals.Select(p => $"{p.Playbook.Name}: {string.Join(", ", p.Reasons)} / {string.Join(", ", p.Against)}"));
}
