using Shouldly;
using Tocsin.Engine.Pipeline;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;
using Xunit;
using static Tocsin.Tests.Storage.StoredScans;

namespace Tocsin.Tests.Storage;

/// <summary>Searches that people want to hear of again, and searches with filters, in either home.</summary>
public sealed class SavedWatchTests(PostgresServer server)
{
    private const string By = "Ida Berg";

    public static TheoryData<string> Homes => StoreHome.Both;

    [Theory]
    [MemberData(nameof(Homes))]
    public void What_came_since_the_last_look_is_new_and_only_that(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["stuffed ballots", "a sunny day"]));
        var watch = at.Store.AddWatch("test", "ballots", "ballot*", PostFilter.None, By);
        Fresh(at).ShouldBe(0);
        at.Store.Kept(Scan(texts: ["Ballots burnt", "a rainy day", "no BALLOT left"], hash: "bb"));
        Fresh(at).ShouldBe(2);
        at.Store.Kept(Scan(texts: ["ballots elsewhere"], hash: "cc", election: "other"));
        Fresh(at).ShouldBe(2);
        at.Store.LookAtWatch("test", watch.Id, "Jon Ek");
        Fresh(at).ShouldBe(2, "nobody else looks for her");
        at.Store.LookAtWatch("test", watch.Id, By);
        Fresh(at).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void A_watch_is_its_owners_alone(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan(texts: ["stuffed ballots"]));
        var watch = at.Store.AddWatch("test", "ballots", "ballots", new PostFilter { Platform = "x", From = Cases.Start }, By);
        at.Store.Watches("test", "IDA  BERG").ShouldHaveSingleItem().Filter.ShouldBe(watch.Filter);
        at.Store.Watches("test", "Jon Ek").ShouldBeEmpty();
        Should.Throw<StoreException>(() => at.Store.EndWatch("test", watch.Id, "Jon Ek")).Refusal.ShouldBe(StoreRefusal.Absent);
        at.Store.EndWatch("test", watch.Id, By);
        at.Store.Watches("test", By).ShouldBeEmpty();
        Should.Throw<StoreException>(() => at.Store.AddWatch("test", "empty", "…", PostFilter.None, By)).Message.ShouldContain("no word");
        Should.Throw<StoreException>(() => at.Store.AddWatch("test", " ", "ballots", PostFilter.None, By)).Message.ShouldContain("name");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public void Filters_narrow_a_search_and_pages_of_it_lack_nothing(string home)
    {
        using var at = new StoreHome(home, server);
        at.Store.Kept(Scan() with { Captures = [new Capture("posts.ndjson", "ndjson", 1, "dd", 4000)], Posts = Enumerable.Range(0, 4000).Select(i => (0, Post("ballots", i) with { Platform = i % 1000 == 0 ? "y" : "x", Language = i % 2 == 0 ? "fr" : "uk" })) });
        Found(new PostFilter { Platform = "y" }).ShouldBe(4);
        Found(new PostFilter { Platform = "y", Language = "uk" }).ShouldBe(0);
        Found(new PostFilter { From = Cases.Start.AddSeconds(10), Until = Cases.Start.AddSeconds(20) }).ShouldBe(10);
        string account = new Pseudonymiser(at.Store.PseudonymKey).Account("account3");
        at.Store.Search("ballots", "test", null, 5, new PostFilter { Account = account }).ShouldAllBe(p => p.Account == "account3");
        var pages = new List<long>();
        for (long? before = null; ;)
        {
            var page = at.Store.Search("ballots", "test", before, 100, new PostFilter { Account = account });
            pages.AddRange(page.Select(p => p.Id));
            if (page.Count < 100)
                break;
            before = page[^1].Id;
        }

        pages.Distinct().Count().ShouldBe(571);
        pages.ShouldBe(pages.OrderDescending());

        int Found(PostFilter filter) => at.Store.Search("ballots", "test", null, 100, filter).Count;
    }

    private static int Fresh(StoreHome at) => at.Store.Watches("test", By).ShouldHaveSingleItem().Fresh;
}
