using Shouldly;
using Tocsin.Simulation;
using Xunit;

namespace Tocsin.Tests.Simulation;

public sealed class ScenarioTests
{
    private const string Good = """
        name: mine
        start: 2027-04-01
        days: 3
        posts: 1_000
        accounts: 100
        """;

    [Fact]
    public void A_short_file_is_enough()
    {
        var scenario = Scenario.Parse(Good);
        scenario.Posts.ShouldBe(1000);
        scenario.Operations.ShouldBeEmpty();
        scenario.StartTime.ShouldBe(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Every_built_in_scenario_is_valid_and_its_names_are_known()
    {
        Scenario.BuiltInNames.ShouldBe(["bench", "farms", "hack-and-leak", "mixed", "organic", "quickstart", "reworded", "small-groups"]);
        foreach (string name in Scenario.BuiltInNames)
            Scenario.BuiltIn(name).Name.ShouldBe(name);
        Should.Throw<ScenarioException>(() => Scenario.BuiltIn("nothing")).Message.ShouldContain("bench, farms, hack-and-leak, mixed, organic, quickstart, reworded, small-groups");
    }

    [Fact]
    public void The_benchmark_holds_the_three_groups_of_the_comparison()
    {
        var groups = Scenario.BuiltIn("bench").Operations.Select(o => (o.Name, o.Kind, o.Accounts, o.Objects, o.Window.TotalSeconds));
        groups.ShouldBe([
            ("G1", OperationKind.CoSharing, 50, 60, 30.0),
            ("G2", OperationKind.CoSharing, 40, 40, 600.0),
            ("G3", OperationKind.Copypasta, 60, 30, 120.0),
        ]);
    }

    [Theory]
    [InlineData("widow: 3", 6, "unknown key 'widow'", "known here")]
    [InlineData("domain: 30", 6, "unknown key 'domain'", "did you mean 'domains'?")]
    [InlineData("domains: many", 6, "not a whole number", "domains: 120")]
    [InlineData("languages: { de: 1 }", 6, "language 'de'", "use en, fr, uk")]
    [InlineData("time_zones: { Paris: 1 }", 6, "'Paris' is not an offset", "\"+02:00\"")]
    [InlineData("organic: { links: 0.8, reshares: 0.5 }", 6, "no room", "0.95")]
    [InlineData("organic: { viral: 7 }", 6, "number from 0 to 1", "viral: 0.5")]
    [InlineData("election: { outlets: [lemonde.fr] }", 6, "not a lower-case domain under .example", "daily-post.example")]
    [InlineData("operations: 3", 6, "not a list", "dash")]
    [InlineData("operations:\n  - { name: a, kind: spam, accounts: 5, links: 3 }", 7, "'kind: spam' is not known", "co-sharing")]
    [InlineData("operations:\n  - { name: a, kind: copypasta, accounts: 5, texts: 3, links: 3 }", 7, "'links' does not belong to copypasta", "texts: 40")]
    [InlineData("operations:\n  - { name: a, kind: co-sharing, accounts: 5, links: 3, window: fast }", 7, "length of time", "30s")]
    [InlineData("operations:\n  - { name: a, kind: co-sharing, accounts: 5 }", 7, "'links' is missing", "links: 40")]
    [InlineData("operations:\n  - { name: a, kind: co-sharing, accounts: 5, links: 2 }\n  - { name: a, kind: co-sharing, accounts: 5, links: 2 }", 8, "two operations", "own name")]
    [InlineData("operations:\n  - { name: a, kind: co-sharing, accounts: 5, links: 2, camouflage: 9..3 }", 7, "'camouflage'", "0..20")]
    [InlineData("operations:\n  - { name: a, kind: copypasta, accounts: 5, texts: 2, edits: [magic] }", 7, "'magic' is not a kind of edit", "homoglyph")]
    [InlineData("broken: [", 6, "not valid YAML", "brackets")]
    public void Explains_a_mistake_with_its_line_and_remedy(string addition, int line, string message, string remedy)
    {
        var problems = Should.Throw<ScenarioException>(() => Scenario.Parse(Good + "\n" + addition)).Problems;
        problems.ShouldContain(p => p.Message.Contains(message, StringComparison.Ordinal) && p.Remedy.Contains(remedy, StringComparison.Ordinal));
        problems.First(p => p.Message.Contains(message, StringComparison.Ordinal)).Line.ShouldBeInRange(line, line + 1);
    }

    [Fact]
    public void Reports_all_mistakes_at_once()
    {
        var problems = Should.Throw<ScenarioException>(() => Scenario.Parse("days: none\nposts: -4\n")).Problems;
        problems.Count.ShouldBe(5);
        problems.Select(p => p.Message).ShouldContain(m => m.Contains("'name' is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("- a\n- b")]
    public void What_is_no_scenario_is_said_to_be_none(string yaml) =>
        Should.Throw<ScenarioException>(() => Scenario.Parse(yaml)).Message.ShouldContain("not a scenario");

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_number_of_posts_it_cannot_make(int posts) =>
        Should.Throw<ScenarioException>(() => Scenario.Parse(Good).WithPosts(posts));

    [Theory]
    [InlineData("operations:\n  - { name: a, kind: co-sharing, accounts: 100_000, links: 100_000 }", "too many posts")]
    [InlineData("organic: { activist_groups: 1000, activists_per_group: 100_000 }", "accounts are too many")]
    public void Refuses_what_would_not_fit_in_memory(string addition, string message) =>
        Should.Throw<ScenarioException>(() => SimulatedTraffic.Of(Good + "\n" + addition)).Message.ShouldContain(message);

    [Fact]
    public void The_smallest_scenarios_work_too()
    {
        var traffic = SimulatedTraffic.Of("""
            name: tiny
            start: 2027-04-01
            days: 1
            posts: 1
            accounts: 20
            domains: 6
            topics: 4
            languages: { uk: 1 }
            time_zones: { "-04:00": 1 }
            organic: { breaking_news: 0, debates: 0, trends: 0, greetings: 0, activist_groups: 0, news_bots: 0 }
            """);
        traffic.Posts.Count.ShouldBe(1);
        traffic.Posts[0].Language.ShouldBe("uk");
    }
}
