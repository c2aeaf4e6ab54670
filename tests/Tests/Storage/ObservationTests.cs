using Shouldly;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;
using Tocsin.Tests.Sources;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>Everything is found by its words: posts, articles, findings, evidence; in either home.</summary>
public sealed class ObservationTests(PostgresServer server)
{
    private const string By = "Ida Berg";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void Each_kind_is_found_by_its_words_and_says_where_it_belongs(string home)
    {
        using var at = new StoreHome(home, server);
        Fill(at.Store);
        Kinds(at.Store, SearchKinds.Everything).ShouldBe([SearchKinds.Logs, SearchKinds.Pages, SearchKinds.Documents, SearchKinds.Mail, SearchKinds.Names, SearchKinds.Articles, SearchKinds.Posts], ignoreOrder: true);
        foreach (string kind in SearchKinds.All.Except([SearchKinds.Everything, SearchKinds.Posts, SearchKinds.Findings]))
            Kinds(at.Store, kind).ShouldBe([kind]);
        var name = Observed(at.Store, "macr0n example", SearchKinds.Names).ShouldHaveSingleItem();
        name.About.ShouldContain("macr0n.example");
        name.Incident.ShouldNotBeNull("the name is in an incident");
        Observed(at.Store, "zebra", SearchKinds.Names, "other").ShouldBeEmpty("nothing of another election");
        Observed(at.Store, "zebra", SearchKinds.Everything, "other").ShouldBeEmpty();
        var finding = Observed(at.Store, "co-sharing", SearchKinds.Findings).ShouldHaveSingleItem();
        finding.Incident.ShouldNotBeNull();
        Should.Throw<StoreException>(() => Observed(at.Store, "zebra", "birds")).Remedy!.ShouldContain("names");
        Should.Throw<StoreException>(() => at.Store.Observe("zebra", "test", "x9", 5)).Message.ShouldContain("cursor");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void An_account_is_found_by_its_pseudonym_and_never_by_its_name(string home)
    {
        using var at = new StoreHome(home, server);
        Fill(at.Store);
        Observed(at.Store, "u003", SearchKinds.Everything).ShouldBeEmpty();
        string pseudonym = new Pseudonymiser(at.Store.PseudonymKey).Account("u003");
        Observed(at.Store, pseudonym, SearchKinds.Findings).ShouldHaveSingleItem();
        at.Store.Observe("co-sharing", "test", null, 5, new PostFilter { Kind = SearchKinds.Findings, Account = pseudonym }).Items.ShouldHaveSingleItem();
        at.Store.Observe("co-sharing", "test", null, 5, new PostFilter { Kind = SearchKinds.Findings, Account = "acct-nobody" }).Items.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Where_a_decoy_was_planted_is_not_found_by_guessing_it(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(sightings: [Seen("d", AttackStage.DecoyTouched, 1) with { Detector = "decoys", Sentence = "the decoy in the finance share rang", Reasons = ["planted in the finance share"], Marks = [new Mark(MarkKinds.Decoy, "decoy-7")] }]));
        Observed(at.Store, "finance", SearchKinds.Documents).ShouldBeEmpty();
        Observed(at.Store, "decoy-7", SearchKinds.Documents).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Pages_of_a_search_lack_nothing_and_repeat_nothing(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(
            sightings: [.. Enumerable.Range(0, 23).Select(i => Seen($"s{i}", AttackStage.Lure, i, $"zebra{i}.example") with { Sentence = "a zebra wrote" })],
            texts: [.. Enumerable.Range(0, 19).Select(i => $"zebra {i}")]));
        var seen = new List<(string, long)>();
        int pages = 0;
        for (string? cursor = null; ; pages++)
        {
            var page = at.Store.Observe("zebra", "test", cursor, 5, new PostFilter { Kind = SearchKinds.Everything });
            seen.AddRange(page.Items.Select(o => (o.Kind, o.Number)));
            page.Items.Count.ShouldBeLessThanOrEqualTo(5);
            if (page.Next is null)
                break;
            cursor = page.Next;
        }

        seen.Count.ShouldBe(42);
        seen.Distinct().Count().ShouldBe(42);
        pages.ShouldBe(8);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_watch_counts_what_is_new_of_its_kind(string home)
    {
        using var at = new StoreHome(home, server);
        Fill(at.Store);
        var mail = at.Store.AddWatch("test", "mail", "zebra", new PostFilter { Kind = SearchKinds.Mail }, By);
        at.Store.AddWatch("test", "everything", "zebra", new PostFilter { Kind = SearchKinds.Everything }, By);
        at.Store.AddWatch("test", "posts", "zebra", PostFilter.None, By);
        at.Store.AddWatch("test", "articles", "zebra", new PostFilter { Kind = SearchKinds.Articles }, By);
        Fresh().ShouldBe([0, 0, 0, 0]);
        at.Store.Kept(Scan(sightings: [Seen("m2", AttackStage.Lure, 3) with { Sentence = "a zebra wrote again" }, Seen("n2", AttackStage.Lookalike, 3, "z.example") with { Sentence = "a zebra name" }], hash: "bb") with { Posts = [(0, Post("zebra", 1)), (0, Post("zebra", 2) with { Platform = "web" })], Captures = [new Capture("b", "ndjson", 1, "bb", 2)] });
        Fresh().ShouldBe([1, 4, 1, 2], "articles, everything, mail, posts");
        at.Store.LookAtWatch("test", mail.Id, By);
        Fresh().ShouldBe([1, 4, 0, 2]);

        int[] Fresh() => [.. at.Store.Watches("test", By).OrderBy(w => w.Name, StringComparer.Ordinal).Select(w => w.Fresh)];
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_copy_finds_the_same_under_the_same_numbers(string home)
    {
        using var at = new StoreHome(home, server);
        Fill(at.Store);
        using var folder = new TemporaryFolder();
        using var copy = CaseStore.Open(StoreAddress.Parse(Path.Combine(folder.Path, "copy.db")), create: true, at.Clock);
        at.Store.CopyTo(copy);
        var wanted = new PostFilter { Kind = SearchKinds.Everything };
        copy.Observe("zebra", "test", null, 50, wanted).Items.Select(o => (o.Kind, o.Number, o.Text)).ShouldBe(at.Store.Observe("zebra", "test", null, 50, wanted).Items.Select(o => (o.Kind, o.Number, o.Text)));
        copy.Check().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_time_narrows_evidence_too_and_a_platform_leaves_it_out(string home)
    {
        using var at = new StoreHome(home, server);
        Fill(at.Store);
        var names = new PostFilter { Kind = SearchKinds.Names };
        at.Store.Observe("zebra", "test", null, 5, names with { From = Cases.Start.AddHours(2) }).Items.ShouldBeEmpty();
        at.Store.Observe("zebra", "test", null, 5, names with { From = Cases.Start, Until = Cases.Start.AddHours(2) }).Items.ShouldHaveSingleItem();
        at.Store.Observe("zebra", "test", null, 5, names with { Platform = "x" }).Items.ShouldBeEmpty();
    }

    private static void Fill(CaseStore store)
    {
        var scan = Scan(
            [Cases.Case("a", Cases.Accounts("u", 6))],
            [
                Seen("n", AttackStage.Lookalike, 1, "macr0n.example") with { Sentence = "a zebra name" },
                Seen("m", AttackStage.Lure, 2, "macr0n.example") with { Sentence = "a zebra wrote" },
                Seen("l", AttackStage.Leak, 3) with { Sentence = "a zebra paper" },
                Seen("p", AttackStage.OfficialPage, 4) with { Sentence = "a zebra page" },
                Seen("g", AttackStage.Access, 5) with { Reasons = ["a zebra signed in"] },
            ]);
        store.Kept(scan with
        {
            Posts = [(0, Post("a zebra runs", 0)), (0, Post("Zebra crossing opened", 1) with { Platform = "web" }), (0, Post("no stripes", 2))],
            Captures = [new Capture("posts.ndjson", "ndjson", 100, "aa", 3)],
        });
    }

    private static IEnumerable<string> Kinds(CaseStore store, string kind) => Observed(store, "zebra", kind).Select(o => o.Kind);

    private static IReadOnlyList<Observation> Observed(CaseStore store, string words, string kind, string election = "test") => store.Observe(words, election, null, 50, new PostFilter { Kind = kind }).Items;
}
