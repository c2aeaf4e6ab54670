using CsCheck;
using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Incidents;

public sealed class FindingFusionTests
{
    private static IReadOnlyList<Incident> Build(params FindingCase[] cases) => new IncidentBuilder(null).Build(cases);

    private static string[] Links(string prefix, int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => $"https://{prefix}.example/{i}")];

    [Fact]
    public void Joins_findings_that_share_a_third_of_the_smaller_group_and_says_why()
    {
        Incident incident = Build(
            Cases.Case("1", Cases.Accounts("a", 20)),
            Cases.Case("2", Cases.Accounts("a", 10, from: 16), kind: "text")).Single();
        incident.Findings.ShouldBe(["finding--1", "finding--2"]);
        incident.Accounts.Count.ShouldBe(26);
        incident.JoinedBecause.ShouldBe(["a finding of co-sharing and one of near-duplicate-text have 4 accounts (of 10 in the smaller group) in common"]);
    }

    [Theory]
    [InlineData(20, 20, 5, 2)]
    [InlineData(20, 20, 6, 1)]
    [InlineData(10, 100, 2, 2)]
    [InlineData(4, 100, 2, 1)]
    [InlineData(2, 100, 1, 2)]
    public void Asks_for_enough_shared_accounts(int first, int second, int shared, int incidents) =>
        Build(Cases.Case("1", Cases.Accounts("a", first)), Cases.Case("2", Cases.Accounts("a", second, from: first - shared))).Count.ShouldBe(incidents);

    [Fact]
    public void Joins_strangers_that_push_the_same_links_but_counts_two_communities()
    {
        Incident incident = Build(
            Cases.Case("1", Cases.Accounts("a", 10), Links("site", 6)),
            Cases.Case("2", Cases.Accounts("b", 10), Links("site", 6, from: 4))).Single();
        incident.JoinedBecause.Single().ShouldContain("2 objects");
        incident.Breakout.Category.ShouldBe(2);
    }

    [Fact]
    public void Does_not_join_over_one_link_over_hashtags_or_over_what_everybody_shares()
    {
        Build(Cases.Case("1", Cases.Accounts("a", 10), Links("s", 6)), Cases.Case("2", Cases.Accounts("b", 10), Links("s", 6, from: 5))).Count.ShouldBe(2);
        Build(Cases.Case("1", Cases.Accounts("a", 10), ["x", "y"], kind: "hashtag"), Cases.Case("2", Cases.Accounts("b", 10), ["x", "y"], kind: "hashtag")).Count.ShouldBe(2);
        Build(Cases.Case("1", Cases.Accounts("a", 10), Links("s", 6), inData: 101), Cases.Case("2", Cases.Accounts("b", 10), Links("s", 6), inData: 101)).Count.ShouldBe(2);
        Build(Cases.Case("1", Cases.Accounts("a", 10), Links("s", 6), inData: 100), Cases.Case("2", Cases.Accounts("b", 10), Links("s", 6), inData: 100)).Count.ShouldBe(1);
    }

    [Fact]
    public void Does_not_chain_two_large_groups_through_a_small_one()
    {
        var first = Cases.Case("1", Cases.Accounts("a", 50));
        var second = Cases.Case("2", Cases.Accounts("b", 50));
        var bridge = Cases.Case("3", Cases.Accounts("a", 4).Concat(Cases.Accounts("b", 3)));
        IReadOnlyList<Incident> incidents = Build(first, second, bridge);
        incidents.Count.ShouldBe(2);
        incidents.Single(i => i.Findings.Count == 2).Findings.ShouldBe(["finding--1", "finding--3"], "the bridge goes with the group it shares more with");
    }

    [Fact]
    public void Gathers_many_small_findings_around_the_group_they_come_from()
    {
        var parts = Enumerable.Range(0, 8).Select(i => Cases.Case($"p{i}", Cases.Accounts("a", 5, from: i * 5), kind: "text"));
        Incident incident = Build([Cases.Case("hub", Cases.Accounts("a", 40)), .. parts]).Single();
        incident.Findings[0].ShouldBe("finding--hub");
        incident.Findings.Count.ShouldBe(9);
        incident.JoinedBecause.ShouldBe(["a finding of co-sharing and one of near-duplicate-text have 5 accounts (of 5 in the smaller group) in common (8 times)"]);
        incident.Breakout.Category.ShouldBe(1);
    }

    [Fact]
    public void Keeps_declared_groups_apart_and_grades_them_info()
    {
        IReadOnlyList<Incident> incidents = Build(
            Cases.Case("1", Cases.Accounts("a", 10)),
            Cases.Case("2", Cases.Accounts("a", 10), declared: "Party A"),
            Cases.Case("3", Cases.Accounts("a", 10), declared: "Party A", kind: "text"),
            Cases.Case("4", Cases.Accounts("a", 10), declared: "Party B"));
        incidents.Count.ShouldBe(3);
        Incident declared = incidents.Single(i => i.Findings.Count == 2);
        declared.Severity.ShouldBe(Severity.Info);
        declared.Title.ShouldStartWith("Declared group Party A: 10 accounts");
        declared.SeverityReasons.Single().ShouldContain("Party A");
        declared.JoinedBecause.Single().ShouldContain("declared as Party A");
        incidents[0].Findings.ShouldBe(["finding--1"], "the gravest first");
    }

    [Fact]
    public void Refuses_two_findings_with_one_id() =>
        Should.Throw<InvalidOperationException>(() => Build(Cases.Case("1", ["a"]), Cases.Case("1", ["b"]))).Message.ShouldStartWith("BUG:");

    [Fact]
    public void Makes_nothing_of_nothing() => Build().ShouldBeEmpty();

    [Fact]
    public void Does_not_depend_on_the_order_of_findings_or_posts()
    {
        Gen<FindingCase[]> cases = Gen.Select(Gen.Int[0, 40].Array[2, 12], Gen.Int[0, 12].Array[0, 4], Gen.Bool, Gen.Int[0, 3]).Array[1, 10]
            .Select(all => all.Select((c, i) => Random(i, c.Item1, c.Item2, c.Item3, c.Item4)).ToArray());
        Gen.Select(cases, Gen.Int).Sample((made, seed) =>
        {
            var random = new Random(seed);
            FindingCase[] shuffled = [.. made.Select(c => c with { Posts = Shuffle(c.Posts, random) })];
            random.Shuffle(shuffled);
            var builder = new IncidentBuilder(Cases.Election());
            string expected = string.Join('\n', builder.Build(made).Select(Write));
            return expected == string.Join('\n', builder.Build(shuffled).Select(Write));
        }, iter: 300);
    }

    private static FindingCase Random(int index, int[] accounts, int[] links, bool text, int declared)
    {
        string[] members = [.. accounts.Distinct().Select(a => $"a{a}")];
        var posts = members.Select((m, i) => Cases.Post((accounts[0] * 100) + i, "Macron " + (i % 3), m));
        return Cases.Case($"{index}", members, links.Distinct().Select(l => $"https://s.example/{l}"), posts, kind: text ? "text" : "link", declared: declared == 0 ? "P" : null);
    }

    private static IncidentPost[] Shuffle(IReadOnlyList<IncidentPost> posts, Random random)
    {
        IncidentPost[] shuffled = [.. posts];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static string Write(Incident incident) => System.Text.Json.JsonSerializer.Serialize(incident);
}
