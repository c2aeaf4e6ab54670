using System.Net;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Engine.Model.Findings;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Xunit;
using static Tocsin.DutyRoom.ApiClient;

namespace Tocsin.DutyRoom;

/// <summary>Saved searches, filters, and findings that people make.</summary>
public sealed class ByHandTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task A_finding_over_the_API_freezes_its_posts_as_they_were_received()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        await client.Send("feed", ["""{"id":"a","account":"ann","time":"2027-04-02T10:00:00Z","text":"zebra, word for word","platform":"x","extra":"kept as received"}""", """{"id":"b","account":"bob","time":"2027-04-02T10:01:00Z","text":"zebra, word for word","platform":"y"}"""]);
        await client.Looked(1);
        var posts = await client.Get<ApiPage<StoredPost>>($"elections/{Election}/posts?q=zebra");
        (await client.Get<ApiPage<StoredPost>>($"elections/{Election}/posts?q=zebra&platform=y")).Items.Count.ShouldBe(1);
        (await client.Get<ApiPage<StoredPost>>($"elections/{Election}/posts?q=zebra&account={posts.Items[0].Account}&from=2027-04-02T10:00:00Z&until=2027-04-03T00:00:00Z")).Items.ShouldHaveSingleItem().Id.ShouldBe(posts.Items[0].Id);
        var wanted = new { posts = posts.Items.Select(p => p.Id), title = "two say the same", behaviour = "near-duplicate-text", confidence = "low", reason = "word for word" };
        var made = await Body<KeptHandFinding>((await client.Ask(HttpMethod.Post, $"elections/{Election}/findings", wanted)).Answer);
        made.Frozen.ShouldBe(2);
        var finding = room.Store.Members(room.Store.Incident(made.Incident.ToString(System.Globalization.CultureInfo.InvariantCulture), Election).Id).Cases.ShouldHaveSingleItem().Finding;
        HandMade.Told(finding, HandMade.By).ShouldBe(Room.Owner);
        room.Store.Records(room.Store.Incident(made.Incident.ToString(System.Globalization.CultureInfo.InvariantCulture), Election).Id).ShouldContain(r => System.Text.Encoding.UTF8.GetString(r.Bytes).Contains("kept as received", StringComparison.Ordinal));
        (await client.Ask(HttpMethod.Post, $"elections/{Election}/findings", wanted)).Answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.Get<List<AuditEntry>>($"elections/{Election}/incidents/{made.Incident}/history")).ShouldContain(l => l.Action == "finding-make" && l.Actor == Room.Owner);

        using var viewer = await room.Make("Vic Ewer", Role.Viewer, Election);
        using var reads = Of(room, "Vic Ewer", Scopes.Read, Scopes.Decide);
        (await reads.Ask(HttpMethod.Post, $"elections/{Election}/findings", wanted)).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_incident_with_a_finding_by_hand_is_shared_and_frozen_like_others()
    {
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, reports: [Stores.Reports]);
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        room.Store.RecordPartner(new Partner("CERT", TlpLevel.Amber, ShareFormats.All, true, ["*"], room.Store.Now, false), Room.Owner, "agreed");
        var posts = await client.Get<ApiPage<StoredPost>>($"elections/{Election}/posts?q=the&limit=2");
        var made = await Body<KeptHandFinding>((await client.Ask(HttpMethod.Post, $"elections/{Election}/findings", new { posts = posts.Items.Select(p => p.Id), title = "pushed by hand", behaviour = "near-duplicate-text", confidence = "low", reason = "seen", incident = 1 })).Answer);
        made.Incident.ShouldBe(1);
        string incident = $"elections/{Election}/incidents/1";
        foreach (string format in new[] { "stix", "misp", "csv", "gexf" })
            (await client.Ask(HttpMethod.Post, $"{incident}/shares?dry=true", new { partner = "CERT", tlp = "green", format })).Answer.StatusCode.ShouldBe(HttpStatusCode.OK, format);
        (await client.Ask(HttpMethod.Post, $"{incident}/archives", new { reason = "complaint" })).Answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Until(async () => (await client.Get<List<System.Text.Json.JsonElement>>("jobs")).First(j => j.GetProperty("kind").GetString() == "freeze").GetProperty("ended").ValueKind != System.Text.Json.JsonValueKind.Null);
        var job = (await client.Get<List<System.Text.Json.JsonElement>>("jobs")).First(j => j.GetProperty("kind").GetString() == "freeze");
        job.GetProperty("state").GetString().ShouldBe("done", job.ToString());
        string file = Directory.EnumerateFiles(Path.Combine(room.Data, "archives"), "*.zip", SearchOption.AllDirectories).Single();
        using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        using var byHand = new StreamReader(zip.Entries.Single(e => e.Name == "by-hand.ndjson").Open());
        (await byHand.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("pushed by hand");
        (await SharingTests.Run("evidence", "verify", file, "--key", Path.Combine(room.Data, "evidence.key") + ".pub")).ShouldBe(0);
    }

    [Fact]
    public async Task A_saved_search_over_the_API_counts_what_is_new()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        string path = $"elections/{Election}/watches";
        var made = await Body<SavedWatch>((await client.Ask(HttpMethod.Post, path, new { name = "zebras", words = "zebra*", filter = new { platform = "x" } })).Answer);
        await client.Send("feed", ["""{"id":"a","account":"ann","time":"2027-04-02T10:00:00Z","text":"zebras","platform":"x"}""", """{"id":"b","account":"bob","time":"2027-04-02T10:01:00Z","text":"zebra","platform":"y"}"""]);
        await Until(async () => (await client.Get<List<SavedWatch>>(path)).Single().Fresh == 1);
        await client.Ask(HttpMethod.Post, $"{path}/{made.Id}/look");
        (await client.Get<List<SavedWatch>>(path)).Single().Fresh.ShouldBe(0);
        (await client.Ask(HttpMethod.Delete, $"{path}/{made.Id}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.Ask(HttpMethod.Delete, $"{path}/{made.Id}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_analyst_watches_a_search_is_told_of_new_posts_and_makes_a_finding_of_them()
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        await client.Send("feed", ["""{"id":"a","account":"ann","time":"2027-04-02T10:00:00Z","text":"zebra, word for word https://bait.example/x","platform":"x","lang":"en"}"""]);
        await client.Looked(1);
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go($"{page.Base}/e/{Election}/explore");
        await Live(page);
        await page.Inner.GetByLabel("Words that must all be there").FillAsync("zebra");
        await page.Inner.GetByLabel("Platform").FillAsync("x");
        await page.Inner.GetByText("Find", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.WaitForURLAsync(u => u.Contains("platform=x", StringComparison.Ordinal));
        await Live(page);
        await page.Inner.GetByLabel("Watch this search as").FillAsync("Zebras on x");
        await page.Inner.GetByText("Watch", new PageGetByTextOptions { Exact = true }).Last.ClickAsync();
        await page.Inner.Locator(".watches", new PageLocatorOptions { HasText = "Zebras on x" }).GetByText("0 new").WaitForAsync();

        await client.Send("feed", ["""{"id":"b","account":"bob","time":"2027-04-02T10:01:00Z","text":"zebra, word for word https://bait.example/x","platform":"x","lang":"en"}"""]);
        await page.Inner.Locator(".watches").GetByText("1 new").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await page.Go($"{page.Base}/e/{Election}");
        await page.Inner.Locator(".watches").GetByText("1 new").WaitForAsync();
        await page.Shot("watch-saved-search");
        await page.Inner.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Zebras on x" }).ClickAsync();
        await page.Inner.WaitForURLAsync(u => u.Contains("watch=", StringComparison.Ordinal));
        await Live(page);
        await page.Inner.Locator(".watches").GetByText("0 new").WaitForAsync();

        foreach (var box in await page.Inner.Locator("article input[type=checkbox]").AllAsync())
            await box.CheckAsync();
        await page.Inner.GetByText("Make a finding of 2 posts").WaitForAsync();
        await page.Inner.GetByLabel("What was done, in a few words").FillAsync("two accounts post the same words");
        await page.Inner.GetByLabel("What behaviour do the posts show?").SelectOptionAsync("near-duplicate-text");
        await page.Inner.Locator("button:disabled", new PageLocatorOptions { HasText = "Make the finding" }).WaitForAsync();
        await page.Inner.GetByLabel("Incident", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Inner.GetByLabel("Why, in your words").FillAsync("a minute apart, letter for letter");
        await page.Shot("explore-by-hand");
        await page.Inner.GetByText("Make the finding").ClickAsync();
        await page.Inner.GetByText("See it").ClickAsync();
        var finding = page.Inner.Locator("details.finding", new PageLocatorOptions { HasText = "Seen by a person, not by a detector: two accounts post the same words." });
        await finding.Locator("summary").ClickAsync();
        await finding.GetByText("Made by Ida Berg, not by a detector:").WaitForAsync();
        (await finding.InnerTextAsync()).ShouldNotContain("false discovery");
        await page.Shot("incident-by-hand");
        page.Errors.ShouldBeEmpty();
    }

    private static Task Live(Page page) => page.Inner.WaitForFunctionAsync("() => document.querySelector('h1[data-live]')");

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);
}
