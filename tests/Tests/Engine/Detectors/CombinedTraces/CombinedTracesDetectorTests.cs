using Shouldly;
using Tocsin.Engine.Copies;
using Tocsin.Engine.Detectors;
using Tocsin.Engine.Detectors.CombinedTraces;
using Tocsin.Engine.Posts;
using Tocsin.Tests.Engine.Posts;
using Tocsin.Tests.Simulation;
using Xunit;

namespace Tocsin.Tests.Engine.Detectors.CombinedTraces;

// What holds for every detector (order of posts, batches, threads, empty input, page) is tested by EveryDetectorTests.
public sealed class CombinedTracesDetectorTests
{
    private static readonly CombinedTracesDetector Detector = new();

    [Fact]
    public void A_copied_post_is_one_coincidence_however_much_it_holds()
    {
        const string Text = "The minister took the money and nobody will say where it went tonight";
        var table = new Prepared()
            .Post(Text, "anna", items: ["l:https://news.example/1", "h:first", "h:second"])
            .Post(Text, "bert", time: Prepared.Noon + 5000, items: ["l:https://news.example/1", "h:first", "h:second"])
            .Table();
        var rarest = new RarestObjects(table, TextClusters.Build(table, 0.75, CancellationToken.None));
        rarest.Acts.Objects.ShouldBe(1);
        rarest.Acts.Count.ShouldBe(2);
    }

    [Fact]
    public void The_rarest_thing_a_post_shares_stands_for_it()
    {
        var posts = new Prepared();
        for (int reader = 0; reader < 8; reader++)
            posts.Post("", $"reader{reader}", items: ["h:everybody"]);
        var table = posts
            .Post("", "anna", items: ["h:everybody", "l:https://rare.example/1"])
            .Post("", "bert", items: ["h:everybody", "l:https://rare.example/1"])
            .Post("", "carl", items: ["h:everybody", "l:https://only-carl.example/1"])
            .Table();
        var rarest = new RarestObjects(table, TextClusters.Build(table, 0.75, CancellationToken.None));
        Kinds(rarest).ShouldBe([(TraceKind.Hashtag, 9), (TraceKind.Link, 2)], ignoreOrder: true);
    }

    [Fact]
    public void A_group_that_changes_the_kind_of_thing_each_time_is_found_where_single_traces_see_nothing()
    {
        // Two links, two texts and two hashtags: no trace alone reaches three.
        const string Mixture = """
            name: mixture
            start: 2027-04-01
            days: 5
            posts: 9000
            accounts: 1200
            operations:
              - { name: mixture, kind: mixed, accounts: 14, objects: 6, tags_per_post: 1, window: 1m, participation: 0.9, camouflage: 0..5 }
            """;
        var traffic = SimulatedTraffic.Of(Mixture);
        var members = traffic.Labels.Where(l => l.Value.Operation.Length > 0).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var table = Scans.Table(Scans.Lines(traffic.Bytes));
        var flagged = Flagged(Detector, table);
        flagged.ShouldBeSubsetOf(members);
        flagged.Count.ShouldBeGreaterThanOrEqualTo(13);
        foreach (string single in new[] { "co-sharing", "near-duplicate-text" })
            Flagged(DetectorCatalog.All.Single(d => d.Info.Name == single), table).ShouldBeEmpty();
    }

    [Fact]
    public void Links_alone_are_left_to_co_sharing()
    {
        var posts = new Prepared();
        var random = new Random(11);
        for (int link = 0; link < 12; link++)
        {
            for (int account = 0; account < 6; account++)
                posts.Post("", $"member{account}", time: Prepared.Noon + (link * 40_000_000L) + random.Next(20_000), items: [$"l:https://pushed.example/{link}"]);
        }

        for (int reader = 0; reader < 200; reader++)
        {
            for (int n = 0; n < 4; n++)
                posts.Post("", $"reader{reader}", time: Prepared.Noon + random.Next(480_000_000), items: [$"l:https://site{random.Next(30)}.example/1"]);
        }

        var table = posts.Table();
        Flagged(DetectorCatalog.All.Single(d => d.Info.Name == "co-sharing"), table).Count.ShouldBe(6);
        var result = Detector.Detect(Scans.Context(table), CancellationToken.None);
        result.Findings.ShouldBeEmpty();
        result.Run.Figures.ShouldContain(f => f.Key.StartsWith("groups left to the detectors of single traces", StringComparison.Ordinal) && f.Value == "1");
    }

    [Fact]
    public void Strangers_who_share_the_same_links_hours_apart_are_not_called()
    {
        var posts = new Prepared();
        for (int account = 0; account < 20; account++)
        {
            for (int link = 0; link < 10; link++)
                posts.Post("", $"reader{account}", time: Prepared.Noon + (link * 86_400_000L) + (account * 5_400_000L), items: [$"l:https://news.example/{link}"]);
        }

        Scans.Detect(Detector, posts.Table()).ShouldBeEmpty();
    }

    private static HashSet<string> Flagged(IDetector detector, PostTable table) =>
        [.. Scans.Detect(detector, table).SelectMany(f => f.Finding.Accounts).Select(a => a.Account)];

    private static (TraceKind Kind, int Acts)[] Kinds(RarestObjects rarest) =>
        [.. Enumerable.Range(0, rarest.Acts.Objects).Select(o => (rarest.Of(rarest.Acts.Keys[o]).Kind, rarest.Acts.Of(o).Length))];
}
