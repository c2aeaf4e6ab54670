using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.AccountFarms;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Explain;
using Tocsin.Exchange.Findings;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.AccountFarms;

public sealed class AccountFarmsTests
{
    private static readonly DateTimeOffset Start = new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Accounts_of_one_form_created_in_one_burst_are_a_group()
    {
        var found = Detect([.. Crowd(600), .. Farm(8, i => $"Patriot_{1000 + i}", day: 40, within: 2)]);
        var group = found.Findings.Single(f => f.Finding.Bearing == Bearing.Coordination).Finding;
        group.Accounts.Select(a => a.Account).ShouldBe(Enumerable.Range(0, 8).Select(i => $"farm{i}"), ignoreOrder: true);
        group.Traces.ShouldBe(["creation window", "handle form"]);
        group.Significance.QValue.ShouldBeLessThan(0.001);
        found.Scores.Count(s => s.Account.StartsWith("farm", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public void A_copied_description_and_a_burst_are_a_group_whatever_the_handles()
    {
        string[] handles = ["anna", "Ben_Black", "carla1999", "dora_d", "Emil", "FredF", "g_green_", "Hugo77"];
        var found = Detect([.. Crowd(600), .. Farm(8, i => handles[i], 40, 2, i => $"Mother of {i + 2}, patriot, lover of truth and of my country!")]);
        found.Findings.Single(f => f.Finding.Bearing == Bearing.Coordination).Finding.Accounts.Count.ShouldBe(8);
    }

    [Fact]
    public void A_burst_of_new_accounts_alone_is_background()
    {
        var found = Detect([.. Crowd(600), .. Farm(60, i => Handle(new Random(i)), day: 5, within: 2)]);
        found.Findings.ShouldAllBe(f => f.Finding.Bearing == Bearing.Background);
        found.Findings.ShouldContain(f => f.Finding.Sentence.Contains("accuses nobody", StringComparison.Ordinal) && f.Finding.Accounts.Count >= 60);
    }

    [Fact]
    public void Handles_that_the_platform_proposes_to_everybody_prove_nothing_in_a_burst()
    {
        // A third of all newcomers take the proposal, in the burst and outside it.
        var found = Detect([.. Crowd(900, suggested: 0.33), .. Farm(60, i => i % 3 == 0 ? $"AnnaSmith{10_000_000 + (i * 7919)}" : Handle(new Random(i)), 5, 2)]);
        found.Findings.ShouldAllBe(f => f.Finding.Bearing == Bearing.Background);
    }

    [Fact]
    public void A_farm_is_found_beside_another_made_in_the_same_days()
    {
        var found = Detect(
        [
            .. Crowd(900, suggested: 0.1),
            .. Farm(60, i => $"Patriot_{1000 + i}", 40, 2),
            .. Farm(30, i => $"AnnaSmith{10_000_000 + (i * 7919)}", 40, 2, prefix: "second"),
        ]);
        found.Findings.Count(f => f.Finding.Bearing == Bearing.Coordination).ShouldBe(2);
        found.Findings.SelectMany(f => f.Finding.Accounts).Count(a => a.Account.StartsWith("second", StringComparison.Ordinal)).ShouldBe(30);
    }

    [Fact]
    public void Renamed_accounts_that_were_created_together_are_a_group()
    {
        var farm = Farm(8, i => Handle(new Random(i)), 40, 2).ToList();
        var renamed = farm.Select((line, i) => line.Replace("\"id\":\"", "\"id\":\"again", StringComparison.Ordinal).Replace("\"handle\":\"", "\"handle\":\"New", StringComparison.Ordinal));
        var group = Detect([.. Crowd(600), .. farm, .. renamed]).Findings.Single(f => f.Finding.Bearing == Bearing.Coordination).Finding;
        group.Traces.ShouldContain("renamed account");
        group.Accounts.Count.ShouldBe(8);
    }

    [Fact]
    public void Without_dates_of_creation_it_says_which_column_is_missing()
    {
        var lines = Crowd(200).Select(l => System.Text.RegularExpressions.Regex.Replace(l, "\"account_(created|description)\":\"[^\"]*\",", ""));
        var found = Detect([.. lines]);
        found.Findings.ShouldBeEmpty();
        found.Run.Outcome.ShouldStartWith("Insufficient data");
        found.Run.Outcome.ShouldContain("account_created");
    }

    [Fact]
    public void The_p_value_is_recomputed_from_the_finding_alone()
    {
        var report = Scans.Scan(SimulatedTraffic.Of(Scans.Scenario).Bytes);
        report = report with { Inputs = [new("posts.ndjson", "tocsin", 1, "0", report.Posts, 0)] };
        var farms = report.Findings.Where(f => f.Detector == "account-farms").ToList();
        farms.ShouldNotBeEmpty();
        foreach (var farm in farms)
        {
            string line = FindingsExporter.Line(farm, report);
            Recomputation.Of(line).Equal.ShouldBeTrue();
            Explainer.Of(line, "test").Parts.SelectMany(p => p.Lines).ShouldContain(l => l.StartsWith("No pairs of accounts are compared", StringComparison.Ordinal));
            var changed = farm with { Significance = farm.Significance with { LogP = farm.Significance.LogP - 1 } };
            Recomputation.Of(FindingsExporter.Line(changed, report)).Equal.ShouldBeFalse();
        }
    }

    [Fact]
    public void Profiles_change_cards_and_nothing_else_of_simulated_posts()
    {
        var with = SimulatedTraffic.Of(Scans.Scenario).Posts;
        var without = SimulatedTraffic.Of(Scans.Scenario.Replace("profiles: true", "profiles: false", StringComparison.Ordinal)).Posts;
        with.Select(p => (p.Id, p.Account, p.Time, p.ReshareOf, p.ReplyTo, string.Join(' ', p.Urls), string.Join(' ', p.Hashtags)))
            .ShouldBe(without.Select(p => (p.Id, p.Account, p.Time, p.ReshareOf, p.ReplyTo, string.Join(' ', p.Urls), string.Join(' ', p.Hashtags))));
        with.Select(p => p.Handle).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(with.Select(p => p.Account).Distinct().Count());
    }

    [Theory]
    [InlineData("JenniferDavis84736251", "AaAa########", "JenniferAa########")]
    [InlineData("patriot_usa1776", "a_a####", "patriot_a####")]
    [InlineData("NEWSfeed", "AAa", "NEWSa")]
    [InlineData("_42_", "_##_", "")]
    [InlineData("жінка7", "a#", "жінка#")]
    [InlineData("...", "", "")]
    public void A_handle_has_a_form(string handle, string shape, string stem)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(handle);
        HandleTemplate.Shape(bytes).ShouldBe(shape);
        if (shape.Length > 0)
            HandleTemplate.WithFirstWord(bytes, shape).ShouldBe(stem);
    }

    [Fact]
    public void Descriptions_that_differ_in_a_word_are_one_and_strangers_are_not()
    {
        string[] texts = ["proud mother of three and a patriot who loves the truth", "proud mother of three and a patriot who loves truth", "gardener and cook in a small town by the sea"];
        var labels = new DescriptionClusters().Cluster([.. texts.Select(t => DescriptionClusters.Fold(System.Text.Encoding.UTF8.GetBytes(t)))]);
        labels[1].ShouldBe(labels[0]);
        labels[2].ShouldNotBe(labels[0]);
    }

    private static DetectorResult Detect(List<string> lines) => new AccountFarmsDetector().Detect(Scans.Context(Scans.Table(lines)), CancellationToken.None);

    private static IEnumerable<string> Crowd(int accounts, double suggested = 0)
    {
        var random = new Random(11);
        for (int i = 0; i < accounts; i++)
        {
            string handle = random.NextDouble() < suggested ? $"{Word(random, true)}{Word(random, true)}{random.Next(10_000_000, 99_999_999)}" : Handle(random);
            yield return Line($"person{i}", handle, Start.AddDays(-1 - (random.NextDouble() * random.NextDouble() * 2000)), i % 9 == 0 ? "she/her" : $"I am {Word(random, false)}, {Word(random, false)} and {Word(random, false)} of {Word(random, false)}");
        }
    }

    private static IEnumerable<string> Farm(int accounts, Func<int, string> handle, int day, int within, Func<int, string>? description = null, string prefix = "farm") =>
        Enumerable.Range(0, accounts).Select(i => Line($"{prefix}{i}", handle(i), Start.AddDays(-day - (within * i / (double)accounts)), description?.Invoke(i) ?? ""));

    private static string Line(string account, string handle, DateTimeOffset created, string description) =>
        $$"""{"id":"{{account}}-1","account":"{{account}}","handle":{{JsonSerializer.Serialize(handle)}},"account_created":"{{created:yyyy-MM-ddTHH:mm:ssZ}}","account_description":"{{description}}","time":"2027-04-01T12:00:00Z","text":"Hello from here."}""";

    private static string Handle(Random random) => random.Next(5) switch
    {
        0 => Word(random, false) + "_" + Word(random, false),
        1 => Word(random, true) + random.Next(1950, 2010),
        2 => Word(random, false) + random.Next(100),
        3 => Word(random, true) + Word(random, true),
        _ => Word(random, false) + Word(random, false) + random.Next(10),
    };

    private static string Word(Random random, bool capital)
    {
        string word = string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{"bdfgklmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}"));
        return capital ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}
