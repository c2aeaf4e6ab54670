using Shouldly;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;
using Xunit;

namespace Tocsin.Tests.Storage;

/// <summary>An operation that goes on is one finding that grows, not one finding for each look.</summary>
public sealed class GrowthTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void What_goes_on_is_one_finding_that_grows_in_one_incident(string home)
    {
        using var at = new StoreHome(home, server);
        var first = at.Store.Kept(Look([1], Op("f1", (1, 1, 60))));
        var card = at.Store.Incidents().Single();
        var scans = new List<string> { first.Scan };
        for (int look = 2; look <= 5; look++)
        {
            var kept = at.Store.Kept(Look([.. Enumerable.Range(1, look)], Op($"f{look}", [.. Enumerable.Range(1, look).Select(c => (c, 1, 60))])));
            (kept.Findings, kept.Outgrown).ShouldBe((1, 1));
            kept.Outlived.ShouldBe([scans[^1]]);
            kept.Changes.Single().What.ShouldBe("extended");
            scans.Add(kept.Scan);
        }

        var grown = at.Store.Incidents().Single();
        (grown.Id, grown.Number).ShouldBe((card.Id, card.Number));
        grown.Revision.ShouldBeGreaterThan(card.Revision);
        at.Store.Told(grown.Id).Members.ShouldBe(["finding--f5"]);
        at.Store.Members(grown.Id).Cases.Single().Posts.Count.ShouldBe(300);
        at.Store.Info().Findings.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
        at.Store.Audit(scans[^1], null, 1).Single().Detail.ShouldContain("1 outgrown");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void What_rests_on_records_of_a_finding_that_is_there_says_nothing_new(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Look([1, 2], Op("large", "link", Confidence.Moderate, (1, 1, 60), (2, 1, 60))));
        var kept = at.Store.Kept(Look([2], Op("small", "link", Confidence.Moderate, (2, 1, 60))));
        (kept.Findings, kept.Known, kept.Outgrown).ShouldBe((0, 1, 0));
        at.Store.Told(at.Store.Incidents().Single().Id).Members.ShouldBe(["finding--large"]);

        at.Store.Kept(Look([2], Op("surer", (2, 1, 60)))).Findings.ShouldBe(1, "it says that one can be surer");
        at.Store.Info().Findings.ShouldBe(2);
    }

    [Fact]
    public void Other_acts_another_detector_less_certainty_or_other_records_stand_beside_it()
    {
        using var at = new StoreHome("sqlite", server);
        at.Store.Kept(Look([1], Op("links", (1, 1, 60))));
        at.Store.Kept(Look([1, 2], Op("texts", "text", Confidence.High, (1, 1, 60), (2, 1, 60)))).Outgrown.ShouldBe(0);
        at.Store.Kept(Look([1, 2], Op("unsure", "link", Confidence.Moderate, (1, 1, 60), (2, 1, 60)))).Outgrown.ShouldBe(0);
        at.Store.Kept(Look([3], Op("elsewhere", (3, 1, 60)))).Outgrown.ShouldBe(0);
        at.Store.Info().Findings.ShouldBe(4);
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Two_scans_that_keep_the_same_file_at_once_bring_its_posts_once(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(StoredScans.Scan(hash: "before"));
        var scan = StoredScans.Scan(texts: ["one", "two"]);
        IEnumerable<(int, StoredPost)> Meanwhile()
        {
            foreach (var post in scan.Posts)
                yield return post;
            at.Store.Kept(scan);
        }

        var late = Should.Throw<StoreException>(() => at.Store.Kept(scan with { Posts = Meanwhile() }));
        late.Message.ShouldContain("posts.ndjson was kept by another scan");
        at.Store.Search("one", "test", null, 10).Count.ShouldBe(1);
        at.Store.Kept(scan).Posts.ShouldBe(0);
        at.Store.Search("two", "test", null, 10).Count.ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
    }

    // A window of ten captures moves on: each look loses one capture at its beginning and gains one at its end.
    [Fact]
    public void Nothing_fades_away_in_small_steps()
    {
        using var at = new StoreHome("sqlite", server);
        for (int look = 0; look < 40; look++)
        {
            int[] window = [.. Enumerable.Range(look + 1, 10)];
            at.Store.Kept(Look(window, Op($"f{look:00}", [.. window.Select(c => (c, 1, 30))])));
        }

        var cases = at.Store.Members(at.Store.Incidents().Single().Id).Cases;
        cases.Count.ShouldBeLessThan(25, "it is not one for each look");
        var held = cases.SelectMany(c => c.Posts.Select(p => p.File)).ToHashSet();
        held.Count.ShouldBeGreaterThanOrEqualTo(44, "of the captures at most one in ten is out of sight");
        at.Store.Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void What_somebody_cited_stays_to_be_read_and_what_they_joined_stays_joined(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Look([1], Op("a1", (1, 1, 60))));
        at.Store.Kept(Look([9], Op("b1", "q", "link", Confidence.High, (9, 1, 60))));
        var both = at.Store.Incidents();
        both.Count.ShouldBe(2);
        var into = both.Single(i => at.Store.Told(i.Id).Members.Contains("finding--a1"));
        var other = both.Single(i => i.Id != into.Id);
        at.Store.Judge(into.Id, "criterion", "falsity", "met", "high", ["finding--a1"], "Ida Berg", "as the posts show");
        at.Store.Merge(into.Id, other.Id, Cases.Election() with { Id = "test" }, "Ida Berg", "the same people");

        var kept = at.Store.Kept(Look([1, 2], Op("a2", (1, 1, 60), (2, 1, 60))));
        (kept.Outgrown, kept.Outlived.Count).ShouldBe((1, 0), "the scan of what is cited has a finding left");
        at.Store.Kept(Look([1, 2, 3], Op("a3", (1, 1, 60), (2, 1, 60), (3, 1, 60)))).Outlived.Count.ShouldBe(1);
        var one = at.Store.Incidents().Single();
        one.Id.ShouldBe(into.Id);
        at.Store.Told(one.Id).Members.ShouldBe(["finding--a3", "finding--b1"], ignoreOrder: true);
        at.Store.Decisions(one.Id).Single(d => d.Kind == "criterion").Evidence.ShouldBe(["finding--a1"]);
        at.Store.Info().Findings.ShouldBe(3, "a1 was cited");
        at.Store.Check().ShouldBeEmpty();

        Should.Throw<StoreException>(() => at.Store.Judge(one.Id, "criterion", "falsity", "met", "high", ["finding--a2"], "Ida Berg", "late")).Message.ShouldContain("grew meanwhile into finding--a3");

        // Taken apart again, the grown one goes its own way.
        at.Store.Split(one.Id, ["finding--b1"], Cases.Election() with { Id = "test" }, "Ida Berg", "others after all");
        at.Store.Kept(Look([1, 2, 3, 4], Op("a4", (1, 1, 60), (2, 1, 60), (3, 1, 60), (4, 1, 60)))).Outgrown.ShouldBe(1);
        at.Store.Incidents().Select(i => string.Join(' ', at.Store.Told(i.Id).Members)).Order().ShouldBe(["finding--a4", "finding--b1"]);
        at.Store.Check().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_grows_over_two_incidents_makes_them_one()
    {
        using var at = new StoreHome("sqlite", server);
        at.Store.Kept(Look([1], Op("left", "u", "link", Confidence.High, (1, 1, 60))));
        at.Store.Kept(Look([2], Op("right", "v", "link", Confidence.High, (2, 1, 60))));
        at.Store.Incidents().Count.ShouldBe(2);
        var all = Op("all", "u", "link", Confidence.High, (1, 1, 60), (2, 1, 60));
        var also = Op("all", "v", "link", Confidence.High, (2, 1, 60));
        var wide = new FindingCase(all.Finding with { Accounts = [.. all.Finding.Accounts, .. also.Finding.Accounts] }, all.Posts);
        var kept = at.Store.Kept(Look([1, 2], wide));
        kept.Outgrown.ShouldBe(2, "it rests on the records of both");
        at.Store.Told(at.Store.Incidents().Single().Id).Members.ShouldBe(["finding--all"]);
        at.Store.Incidents(all: true).Count(i => i.State == "merged").ShouldBe(1);
        at.Store.Check().ShouldBeEmpty();
    }

    private static ScanToKeep Look(IReadOnlyList<int> captures, params FindingCase[] cases) => StoredScans.Scan() with
    {
        Captures = [.. captures.Select(c => new Capture($"{c:000}.ndjson", "ndjson", 100, $"{c:x4}", 0))],
        Cases = [.. cases.Select(c => new FindingCase(c.Finding, [.. c.Posts.Select(p => p with { File = captures.ToList().IndexOf(p.File) })]))],
    };

    private static FindingCase Op(string id, params (int Capture, int From, int Posts)[] records) => Op(id, "link", Confidence.High, records);

    private static FindingCase Op(string id, string kind, Confidence confidence, params (int Capture, int From, int Posts)[] records) => Op(id, "u", kind, confidence, records);

    private static FindingCase Op(string id, string prefix, string kind, Confidence confidence, params (int Capture, int From, int Posts)[] records)
    {
        var accounts = Cases.Accounts(prefix, 6);
        var posts = records.SelectMany(r => Enumerable.Range(r.From, r.Posts).Select(line => new IncidentPost(
            accounts[line % 6], Cases.Start.AddMinutes((r.Capture * 60) + line), "words", [$"{prefix}.example/{line % 4}"], [], "x", "fr", ((long)r.Capture << 32) | (uint)line, r.Capture, line, null)));
        return Cases.Case(id, accounts, [.. Enumerable.Range(0, 4).Select(n => $"{prefix}.example/{n}")], posts, confidence, kind: kind);
    }
}
