using System.Net;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Storage;
using Xunit;
using static Tocsin.DutyRoom.ApiClient;

namespace Tocsin.DutyRoom;

/// <summary>Explore searches everything: over the API and on the page.</summary>
public sealed class ExploreTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task Every_kind_is_found_over_the_API_and_pages_lack_nothing()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        foreach (string kind in new[] { SearchKinds.Names, SearchKinds.Mail, SearchKinds.Documents, SearchKinds.Findings })
        {
            var page = await client.Get<ApiPage<Observation>>($"elections/{Election}/observations?q={Word(kind)}&kind={kind}");
            page.Items.ShouldAllBe(o => o.Kind == kind, kind);
            page.Items.ShouldContain(o => o.Incident != null, kind);
        }

        var seen = new List<(string, long)>();
        for (string? next = ""; next is not null;)
        {
            var page = await client.Get<ApiPage<Observation>>($"elections/{Election}/observations?q=the&limit=200{(next.Length > 0 ? $"&cursor={next}" : "")}");
            seen.AddRange(page.Items.Select(o => (o.Finding is null ? "post" : "found", o.Number)));
            next = page.Next;
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Select(s => s.Item1).Distinct().ShouldBe(["found", "post"]);
        seen.Count(s => s.Item1 == "post").ShouldBe(room.Store.Search("the", Election, null, 100_000).Count);
        (await client.Ask(HttpMethod.Get, $"elections/{Election}/observations?q=the&kind=birds")).Answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await client.Ask(HttpMethod.Get, $"elections/{Election}/observations?q=the&cursor=x")).Answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        room.Store.Audit(null, Room.Owner, 100).ShouldContain(l => l.Action == "search" && l.Detail.Contains("names shown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_found_of_an_election_that_is_not_ones_own_nor_where_a_decoy_was_planted()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var stranger = await room.Make("Sam Other", Role.Analyst, "other-2027");
        using var other = Of(room, "Sam Other", Scopes.Read);
        (await other.Ask(HttpMethod.Get, $"elections/{Election}/observations?q=the")).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var analyst = await room.Make("Eva Lind", Role.Analyst, Election);
        using var eva = Of(room, "Eva Lind", Scopes.Read);
        var decoys = await eva.Get<ApiPage<Observation>>($"elections/{Election}/observations?q=decoys&kind=documents");
        decoys.Items.ShouldNotBeEmpty();
        decoys.Items.Where(d => d.Detector == "decoys").ShouldAllBe(d => d.Text.Contains("for leads", StringComparison.Ordinal));
        (await eva.Get<ApiPage<Observation>>($"elections/{Election}/observations?q=finance+share&kind=documents")).Items.Where(d => d.Detector == "decoys").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en-GB", false)]
    [InlineData("fr-FR", true)]
    [InlineData("uk-UA", false)]
    public async Task Explore_shows_what_it_is_when_and_where_it_belongs(string locale, bool dark)
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, locale, dark);
        await page.SignIn(room);
        await page.Go($"{page.Base}/e/{Election}/explore");
        await page.Inner.Locator("h1[data-live]").WaitForAsync();
        (await page.Inner.Locator("select[name=kind]").InputValueAsync()).ShouldBe(SearchKinds.Everything);
        await page.Shot($"explore-start{(dark ? "-dark" : "")}");
        await page.Go($"{page.Base}/e/{Election}/explore?q=valdoria&kind=all");
        await page.Inner.Locator("h1[data-live]").WaitForAsync();
        await page.Inner.Locator("article.observed").First.WaitForAsync();
        await page.Shot($"explore-everything{(dark ? "-dark" : "")}");
        (await page.Inner.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
        await page.Go($"{page.Base}/e/{Election}/explore?q=lookalike-domains&kind=names");
        await page.Inner.Locator("h1[data-live]").WaitForAsync();
        (await page.Inner.Locator("article").CountAsync()).ShouldBe(await page.Inner.Locator("article.observed").CountAsync());
        await page.Inner.Locator("article.observed a[href*='/incidents/']").First.ClickAsync();
        await page.Inner.WaitForURLAsync(u => u.Contains("/incidents/", StringComparison.Ordinal));
        page.Errors.ShouldBeEmpty();
    }

    private static string Word(string kind) => kind switch
    {
        SearchKinds.Names => "lookalike-domains",
        SearchKinds.Mail => "mail-screening",
        SearchKinds.Documents => "leaks",
        _ => "outlets",
    };

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);
}
