using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>The register of outlets as people and programs keep it.</summary>
public sealed class OutletTests
{
    private const string Outlets = "/api/v1/outlets";

    [Fact]
    public async Task What_is_said_of_an_outlet_stands_with_who_says_so_and_a_decision_needs_a_lead()
    {
        await using var room = await Room.Open(real: true);
        using var owner = await room.MakeOwner();
        (await room.Make("Eva Lind", Role.Analyst, "*")).Dispose();
        using var ida = Client(room, Room.Owner);
        using var eva = Client(room, "Eva Lind");
        (await Post(eva, Outlets, new { name = "Harbour Gazette", domain = "twitter.com", source = "imprint", reason = "asks for accreditation" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a platform is nobody's site");
        var made = await Json(await Post(eva, Outlets, new { name = "Harbour Gazette", domain = "gazette.example", source = "imprint", reason = "asks for accreditation" }));
        long number = made.GetProperty("number").GetInt64();
        string facts = $"{Outlets}/{number}/facts";
        (await Post(eva, facts, new { kind = "mirror", value = "gazette-news.example", source = "the page redirects there", reason = "seen" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Post(eva, facts, new { kind = "state-link", value = "state-controlled", source = "a report", reason = "seen" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a state link is somebody's statement");
        (await Post(eva, facts, new { kind = "opinion", value = "bad", source = "me", reason = "seen" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var decision = new { kind = "accreditation", value = "refused", by = "Electoral Commission", ground = "article 12", source = "EC 2027/114", reason = "decision of today", since = "2026-03-01" };
        (await Post(eva, facts, decision)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a decision is recorded by a lead");
        (await Post(ida, facts, decision with { since = null! })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a decision has a day");
        var told = await Json(await Post(ida, facts, decision));
        var refused = told.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("said").GetProperty("kind").GetString() == "accreditation");
        refused.GetProperty("inForce").GetBoolean().ShouldBeTrue();
        (await Post(ida, $"{Outlets}/facts/{refused.GetProperty("fact").GetInt64()}/withdrawal", new { reason = "another outlet" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Json(await ida.GetAsync(new Uri($"{Outlets}/{number}", UriKind.Relative), TestContext.Current.CancellationToken))).GetProperty("facts").EnumerateArray()
            .Single(f => f.GetProperty("fact").GetInt64() == refused.GetProperty("fact").GetInt64()).GetProperty("inForce").GetBoolean().ShouldBeFalse("it stays readable and is not in force");
        (await Json(await ida.GetAsync(new Uri($"{Outlets}?q=gazette-news", UriKind.Relative), TestContext.Current.CancellationToken))).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await ida.GetAsync(new Uri($"{Outlets}/999", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lead_records_a_decision_on_the_page()
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Room.Open(real: true, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "fr-FR", dark: true);
        await page.SignIn(room);
        await page.Go(page.Base + "/e/valdoria-2027/outlets");
        await page.Inner.WaitForSelectorAsync("h1[data-live]");
        await page.Inner.Locator("details.panel summary").ClickAsync();
        await page.Inner.FillAsync("#new-name", "Harbour Gazette <b>");
        await page.Inner.FillAsync("#new-domain", "gazette.example");
        await page.Inner.FillAsync("#new-source", "imprint");
        await page.Inner.FillAsync("#new-reason", "asks for accreditation");
        await page.Inner.Locator("details.panel button.primary").ClickAsync();
        await page.Inner.WaitForSelectorAsync("#outlet-kind");
        await page.Inner.SelectOptionAsync("#outlet-kind", "accreditation");
        await page.Inner.SelectOptionAsync("#outlet-value", "refused");
        await page.Inner.FillAsync("#outlet-by", "Commission électorale");
        await page.Inner.FillAsync("#outlet-ground", "article 12 : faux reportages");
        await page.Inner.FillAsync("#outlet-source", "CE 2027/114");
        await page.Inner.FillAsync("#outlet-since", "2026-03-01");
        await page.Inner.FillAsync("#outlet-reason", "décision du jour");
        await page.Inner.Locator("form.mapping button.primary").ClickAsync();
        await page.Inner.Locator("tr", new PageLocatorOptions { HasText = "CE 2027/114" }).WaitForAsync();
        (await page.Inner.Locator("main b").CountAsync()).ShouldBe(0, "names are never markup");
        await page.Shot("outlet");
        page.Errors.Concat(page.Outside).ShouldBeEmpty();
    }

    private static HttpClient Client(Room room, string name)
    {
        var client = new HttpClient { BaseAddress = room.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyTests.Make(room, name, [.. Scopes.All], ["*"]));
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, object body) => client.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(body), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
