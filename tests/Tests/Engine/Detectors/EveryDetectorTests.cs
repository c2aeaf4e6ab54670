using System.Text.Json;
using Shouldly;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors;

/// <summary>What must hold for every detector in the catalogue, present and future.</summary>
public sealed class EveryDetectorTests
{
    private static readonly Lazy<SimulatedTraffic> Traffic = new(() => SimulatedTraffic.Of(Scans.Scenario));
    private static readonly Lazy<string[]> Lines = new(() => [.. Scans.Lines(Traffic.Value.Bytes), .. Scans.Articles(), .. Scans.Clockwork()]);
    private static readonly Lazy<PostTable> Straight = new(() => Scans.Table(Lines.Value));

    public static TheoryData<string> Names => [.. DetectorCatalog.All.Select(d => d.Info.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds_something_in_traffic_that_holds_every_kind_of_operation(string name)
    {
        var findings = Scans.Detect(Detector(name), Straight.Value);
        findings.ShouldNotBeEmpty();

        // What is about content or background names people who did nothing wrong.
        foreach (var account in findings.Where(f => f.Finding.Bearing == Bearing.Coordination).SelectMany(f => f.Finding.Accounts))
            Traffic.Value.Labels[account.Account].Operation.ShouldNotBe("");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_of_any_size_and_any_number_of_threads_give_the_same_findings(string name)
    {
        string expected = Exact(Scans.Detect(Detector(name), Straight.Value));
        foreach (var (chunk, threads) in (ReadOnlySpan<(int, int)>)[(1, 1), (3000, 2), (100_000, 4)])
            Exact(Scans.Detect(Detector(name), Scans.Table([Lines.Value], chunk, threads))).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_posts_does_not_matter(string name)
    {
        string expected = Scans.Comparable(Scans.Detect(Detector(name), Straight.Value));
        for (int seed = 0; seed < 3; seed++)
        {
            string[] shuffled = [.. Lines.Value];
            new Random(seed).Shuffle(shuffled);
            Scans.Comparable(Scans.Detect(Detector(name), Scans.Table(shuffled))).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_does_not_matter_when_many_posts_share_a_moment(string name)
    {
        // Minute resolution, as many exports have it.
        string[] coarse = [.. Lines.Value.Select(l => System.Text.RegularExpressions.Regex.Replace(l, @"(""time"":""[^""]{16})[^""]*""", "$1:00Z\""))];
        string expected = Scans.Comparable(Scans.Detect(Detector(name), Scans.Table(coarse)));
        new Random(5).Shuffle(coarse);
        Scans.Comparable(Scans.Detect(Detector(name), Scans.Table(coarse))).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parts_may_arrive_in_any_order(string name)
    {
        string expected = Scans.Comparable(Scans.Detect(Detector(name), Straight.Value));
        var parts = Lines.Value.Select((line, i) => (line, i)).GroupBy(x => x.i % 3, x => x.line).Reverse().ToList();
        Scans.Comparable(Scans.Detect(Detector(name), Scans.Table(parts))).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_found_in_nothing_and_the_run_says_so(string name)
    {
        foreach (int posts in (int[])[0, 1, 2])
        {
            var table = posts == 0 ? new PostTable() : Scans.Table(Lines.Value.Take(posts));
            var result = Detector(name).Detect(Scans.Context(table), CancellationToken.None);
            result.Findings.ShouldBeEmpty();
            result.Run.Detector.ShouldBe(name);
            result.Run.Outcome.ShouldStartWith("Insufficient data");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Findings_agree_with_themselves(string name)
    {
        foreach (var (finding, posts) in Scans.Detect(Detector(name), Straight.Value).Select(f => (f.Finding, f.Posts)))
        {
            posts.ShouldBe(posts.Distinct().Order());
            finding.PostTotal.ShouldBe(posts.Count);
            finding.Evidence.Count.ShouldBe(Math.Min(posts.Count, 2000));
            var accounts = finding.Accounts.Select(a => a.Account).ToHashSet();
            finding.Evidence.Select(e => e.Account).ShouldBeSubsetOf(accounts);
            finding.Edges.SelectMany(e => new[] { e.A, e.B }).ShouldBeSubsetOf(accounts);
            finding.Evidence.Select(e => e.Time).ShouldBeInOrder();
            finding.Accounts.Sum(a => a.Posts).ShouldBe(posts.Count);
            finding.Significance.QValue.ShouldBeInRange(0, 0.01);
            if (finding.Bearing == Bearing.Coordination && finding.Edges.Count > 0)
                finding.Effect.Observed.ShouldBe(finding.Edges.Sum(e => e.Weight));
            finding.Effect.Observed.ShouldBeGreaterThan(finding.Effect.Expected);
            (finding.FirstAct, finding.LastAct).ShouldBe((finding.Accounts.Min(a => a.FirstAct), finding.Accounts.Max(a => a.LastAct)));
            foreach (var shared in finding.Objects)
            {
                // A claim may have nobody who refutes it, and one account may be all who share an outlet.
                int least = finding.Bearing == Bearing.Coordination ? 2 : 0;
                shared.Accounts.ShouldBeInRange(least, Math.Min(accounts.Count, shared.AccountsInData));
                shared.Value.ShouldNotBeEmpty();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_page_and_says_what_each_setting_means(string name)
    {
        var info = Detector(name).Info;
        string page = Path.Combine(Root(), "docs", "detectors", info.Page);
        File.Exists(page).ShouldBeTrue($"docs/detectors/{info.Page} is missing");
        string text = File.ReadAllText(page);
        info.Settings.ShouldNotBeEmpty();
        info.Settings.Select(s => s.Name).ShouldBeUnique();
        foreach (var setting in info.Settings)
        {
            foreach (string said in (string[])[setting.Name, setting.Default, setting.Unit, setting.Range, setting.Meaning])
                said.ShouldNotBeNullOrWhiteSpace($"{name}: {setting.Name}");
            text.ShouldContain(setting.Name, customMessage: $"docs/detectors/{info.Page} does not explain {setting.Name}");
        }
    }

    [Fact]
    public void A_scan_with_four_threads_is_the_scan_with_one()
    {
        string one = JsonSerializer.Serialize(Scans.Scan(Traffic.Value.Bytes, 1, reveal: false), Scans.Json);
        JsonSerializer.Serialize(Scans.Scan(Traffic.Value.Bytes, 4, reveal: false), Scans.Json).ShouldBe(one);
        one.ShouldContain("acct-");
    }

    private static IDetector Detector(string name) => DetectorCatalog.All.Single(d => d.Info.Name == name);

    private static string Exact(IEnumerable<DetectedFinding> findings) => JsonSerializer.Serialize(findings, Scans.Json);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
