using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.Automation;
using Tocsin.Engine.Model.Findings;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.Automation;

public sealed class AutomationTests
{
    private static readonly DateTimeOffset Start = new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Clockwork_is_listed_and_people_are_not()
    {
        var found = Detect([.. People(60), .. Scans.Clockwork()]);
        found.Findings.ShouldAllBe(f => f.Finding.Bearing == Bearing.Background);
        found.Scores.ShouldBeEmpty();
        found.Findings.Count.ShouldBeGreaterThanOrEqualTo(4, string.Join("; ", found.Run.Figures) + found.Run.Outcome);
        foreach (string sign in (string[])["near-constant intervals", "by the clock", "without a pause", "at all hours"])
        {
            var finding = found.Findings.Single(f => f.Finding.Sentence.Contains(sign, StringComparison.Ordinal)).Finding;
            finding.Accounts.Select(a => a.Account).ShouldBe(["9000000000", "9000000001", "9000000002"], ignoreOrder: true);
            finding.Objects.ShouldAllBe(o => o.Kind == SharedObject.AccountKind && o.Example!.Contains("p = ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void People_with_days_and_bursts_of_their_own_are_not_listed()
    {
        for (int seed = 0; seed < 3; seed++)
            Detect([.. People(150, seed)]).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Times_without_seconds_leave_out_the_minute_and_say_so()
    {
        string[] coarse = [.. People(40).Concat(Scans.Clockwork()).Select(l => System.Text.RegularExpressions.Regex.Replace(l, @"(""time"":""[^""]{16})[^""]*""", "$1:00Z\""))];
        var found = Detect([.. coarse]);
        found.Run.Outcome.ShouldContain("without seconds");
        found.Findings.SelectMany(f => f.Finding.Objects).ShouldNotContain(o => o.Example!.Contains("second", StringComparison.Ordinal));
        found.Findings.SelectMany(f => f.Finding.Accounts).ShouldContain(a => a.Account == "9000000000");
    }

    [Fact]
    public void A_minute_scheduler_is_seen_where_seconds_are_told()
    {
        var random = new Random(3);
        var lines = People(40).Concat(Enumerable.Range(0, 40).Select(n => Line("scheduler", n, Start.AddHours(3 * n).AddMinutes(random.Next(120)).AddMilliseconds(random.Next(900)), "")));
        Detect([.. lines]).Findings.SelectMany(f => f.Finding.Objects).ShouldContain(o => o.Value == "scheduler" && o.Example!.Contains("second 0 of the minute", StringComparison.Ordinal));
    }

    [Fact]
    public void A_client_that_hardly_anybody_uses_is_named()
    {
        var lines = People(150, 1, "App").Concat(Enumerable.Range(0, 40).Select(n => Line("odd", n, Start.AddHours(2 * n).AddSeconds(n * 977 % 5000), "mass-poster-9")));
        var finding = Detect([.. lines]).Findings.Single(f => f.Finding.Sentence.Contains("client software", StringComparison.Ordinal)).Finding;
        finding.Objects.Single().Value.ShouldBe("odd");
        finding.Objects.Single().Example!.ShouldContain("mass-poster-9");
    }

    private static DetectorResult Detect(List<string> lines) => new AutomationDetector().Detect(Scans.Context(Scans.Table(lines)), CancellationToken.None);

    // Awake for sixteen hours at most, in bursts of a few posts, with pauses of any length between.
    private static IEnumerable<string> People(int count, int seed = 1, string client = "")
    {
        var random = new Random(seed);
        for (int person = 0; person < count; person++)
        {
            double wake = 5 + (3 * random.NextDouble());
            for (int day = 0, n = 0; day < 16; day++)
            {
                for (int burst = 0; burst < 5; burst++)
                {
                    var at = Start.AddDays(day).AddHours(wake + (15 * random.NextDouble()));
                    for (int k = random.Next(1, 5); k > 0; k--, n++)
                        yield return Line($"person{person}", n, at = at.AddSeconds(-300 * Math.Log(1 - random.NextDouble())), client);
                }
            }
        }
    }

    private static string Line(string account, int n, DateTimeOffset time, string client) =>
        $$"""{"id":"{{account}}-{{n}}","account":"{{account}}","time":"{{time:yyyy-MM-ddTHH:mm:ss.fffZ}}","text":"Something {{n}}.","client":"{{client}}"}""";
}
