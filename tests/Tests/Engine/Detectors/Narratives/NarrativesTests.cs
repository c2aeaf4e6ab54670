using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.Narratives;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.Narratives;

public sealed class NarrativesTests
{
    private static readonly string[] Small = ["walk", "river", "bread", "train", "music", "garden", "coffee", "window", "market", "school"];

    [Fact]
    public void Words_that_many_accounts_suddenly_use_together_are_one_narrative()
    {
        var finding = Find([.. Chatter(), .. Story(3, 20, "the ballots of Port Valdor were burned in the harbour last night")]).ShouldHaveSingleItem();
        finding.Bearing.ShouldBe(Bearing.Background);
        finding.Objects[0].Value.Split(" · ").ShouldBeSubsetOf(["ballots", "port", "valdor", "burned", "harbour", "last", "night", "were"]);
        finding.PostTotal.ShouldBe(20);
        finding.FirstAct.Day.ShouldBe(4);
    }

    [Fact]
    public void A_story_that_goes_on_the_next_day_stays_one()
    {
        string text = "the ballots of Port Valdor were burned in the harbour last night";
        var finding = Find([.. Chatter(), .. Story(3, 20, text), .. Story(4, 15, text)]).ShouldHaveSingleItem();
        finding.PostTotal.ShouldBe(35);
        finding.Sentence.ShouldContain("over 2 days");
    }

    [Fact]
    public void One_account_that_repeats_itself_is_no_narrative() =>
        Find([.. Chatter(), .. Story(3, 40, "the ballots of Port Valdor were burned in the harbour last night", accounts: 1)]).ShouldBeEmpty();

    [Fact]
    public void Words_that_are_always_used_never_surge() => Find(Chatter()).ShouldBeEmpty();

    [Fact]
    public void A_narrative_on_two_platforms_in_two_languages_is_category_three()
    {
        string[] posts =
        [
            .. Chatter(),
            .. Story(3, 12, "ballots burned Port Valdor harbour tonight", more: ",\"platform\":\"x\",\"lang\":\"en\""),
            .. Story(3, 12, "ballots burned Port Valdor harbour heute Nacht", more: ",\"platform\":\"telegram\",\"lang\":\"de\"", from: 12),
        ];
        Find(posts).ShouldHaveSingleItem().Sentence.ShouldContain("breakout category 3 proposed");
    }

    private static List<Finding> Find(IEnumerable<string> posts) =>
        [.. new NarrativesDetector().Detect(new DetectionContext(Scans.Table(posts), null, DetectionSettings.Defaults), CancellationToken.None).Findings.Select(f => f.Finding)];

    // Ten days of the same small talk, a hundred posts each.
    private static string[] Chatter() =>
    [
        .. Enumerable.Range(0, 1000).Select(i => Line($"c{i}", $"person{i % 60}", i % 10, $"so the {Small[i % 10]} and the {Small[i / 10 % 10]} by the {Small[i / 100 % 10]} today", "")),
    ];

    private static string[] Story(int day, int posts, string text, int accounts = 1000, string more = "", int from = 0) =>
    [
        .. Enumerable.Range(from, posts).Select(i => Line($"s{day}-{i}", $"person{i % accounts}", day, $"{text} {Small[i % 10]}", more)),
    ];

    private static string Line(string id, string account, int day, string text, string more) =>
        $"{{\"id\":\"{id}\",\"account\":\"{account}\",\"time\":\"2027-04-{day + 1:00}T12:00:00Z\",\"text\":{JsonSerializer.Serialize(text)}{more}}}";
}
