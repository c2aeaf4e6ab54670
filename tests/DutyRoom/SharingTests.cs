using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What leaves the house: prepared, read, approved by a second person, taken, recalled.</summary>
public sealed class SharingTests
{
    private const string Election = "valdoria-2027";
    private const string Incident = $"/api/v1/elections/{Election}/incidents/1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_share_leaves_by_two_people_and_only_as_it_was_read()
    {
        await using var room = await Open();
        using var ida = await Client(room, "Ida Berg");
        using var jon = await Client(room, "Jon Ek", Role.Lead);
        (await Post(ida, $"{Incident}/shares", new { partner = "CERT Valdoria", tlp = "amber+strict" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it may get up to amber");
        (await Post(ida, $"{Incident}/shares", new { partner = "CERT Valdoria", tlp = "red" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "red never leaves");
        (await Post(ida, $"{Incident}/shares", new { partner = "CERT Valdoria", tlp = "amber", format = "csv" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it takes no tables");
        (await Post(ida, $"{Incident}/shares", new { partner = "Elsewhere", tlp = "clear" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it is no member for this election");

        var dry = await Json(await Post(ida, $"{Incident}/shares?dry=true", new { partner = "CERT Valdoria", tlp = "amber" }));
        dry.GetProperty("fields").GetArrayLength().ShouldBeGreaterThan(50);
        room.Store.Shares().ShouldBeEmpty("a dry run puts nothing down");

        var made = await Json(await Post(ida, $"{Incident}/shares", new { partner = "CERT Valdoria", tlp = "amber" }));
        string id = made.GetProperty("share").GetProperty("id").GetString()!, hash = made.GetProperty("share").GetProperty("sha256").GetString()!;
        string share = $"/api/v1/elections/{Election}/shares/{id}";
        (await Post(ida, share + "/file", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "nobody approved it");
        (await Post(ida, share + "/approval", new { sha256 = hash })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "who prepared it cannot approve it");
        (await Post(jon, share + "/approval", new { sha256 = new string('0', 64) })).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Post(jon, share + "/approval", new { sha256 = hash })).StatusCode.ShouldBe(HttpStatusCode.OK);
        byte[] taken = await (await Post(ida, share + "/file", null)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(taken)).ShouldBe(hash);
        room.Store.Audit(id, null, 10).Select(l => l.Action).ShouldBe(["share-write", "share-approve", "share-prepare"]);
        (await (await Post(jon, share + "/recall", new { reason = "a test of our own" })).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("a test of our own");
        (await Post(ida, share + "/file", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it was recalled");
    }

    [Fact]
    public async Task Who_works_on_another_election_learns_nothing_of_a_share()
    {
        await using var room = await Open();
        using var ida = await Client(room, "Ida Berg");
        using var stranger = await Client(room, "Eva Lind", Role.Lead, "other-2027");
        string id = (await Json(await Post(ida, $"{Incident}/shares", new { partner = "CERT Valdoria", tlp = "amber" }))).GetProperty("share").GetProperty("id").GetString()!;
        foreach (string path in new[] { $"/api/v1/elections/{Election}/shares/{id}", $"/api/v1/elections/other-2027/shares/{id}", $"{Incident}/shares", $"{Incident}/archives", $"{Incident}/runs", $"{Incident}/playbooks" })
            (await stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await Json(await stranger.GetAsync(new Uri("/api/v1/partners", UriKind.Relative), TestContext.Current.CancellationToken))).EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["Elsewhere"]);
    }

    [Fact]
    public async Task Evidence_is_frozen_approved_by_a_second_person_taken_and_verified_by_anybody()
    {
        await using var room = await Open();
        using var ida = await Client(room, "Ida Berg");
        using var jon = await Client(room, "Jon Ek", Role.Lead);
        (await Post(ida, $"{Incident}/archives", new { reason = "complaint to the regulator" })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        JsonElement archive = default;
        await Until(async () => (archive = (await Json(await ida.GetAsync(new Uri($"{Incident}/archives", UriKind.Relative)))).EnumerateArray().FirstOrDefault()).ValueKind == JsonValueKind.Object, ida);
        string id = archive.GetProperty("id").GetString()!, hash = archive.GetProperty("sha256").GetString()!, name = archive.GetProperty("files")[0].GetString()!;
        string path = $"{Incident}/archives/{id}";
        (await Post(ida, $"{path}/files/{name}", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "nobody approved it");
        (await Post(ida, path + "/approval", new { sha256 = hash })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "who froze it cannot approve it");
        (await Post(jon, path + "/approval", new { sha256 = hash, note = "names checked" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Post(ida, $"{path}/files/..%2f{name}", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var taken = await Post(ida, $"{path}/files/{name}", null);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        string file = Path.Combine(room.Data, "taken.zip"), key = Path.Combine(room.Data, "evidence.key");
        await File.WriteAllBytesAsync(file, await taken.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        (await Run("evidence", "verify", file, "--key", key + ".pub")).ShouldBe(0);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        room.Store.Audit(null, "Ida Berg", 30).ShouldContain(l => l.Action == "export" && l.Detail.Contains(hash, StringComparison.Ordinal));

        // What somebody changes on the disk is handed out no more.
        string kept = Directory.EnumerateFiles(Path.Combine(room.Data, "archives"), name, SearchOption.AllDirectories).Single();
        byte[] bytes = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(kept, bytes, TestContext.Current.CancellationToken);
        (await Post(ida, $"{path}/files/{name}", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_playbook_is_run_by_programs_as_by_people()
    {
        await using var room = await Open();
        using var ida = await Client(room, "Ida Berg");
        using var jon = await Client(room, "Jon Ek", Role.Lead);
        var fits = await Json(await ida.GetAsync(new Uri($"{Incident}/playbooks", UriKind.Relative), TestContext.Current.CancellationToken));
        string playbook = fits.EnumerateArray().First(p => p.GetProperty("title").GetString()!.Contains("referral", StringComparison.OrdinalIgnoreCase)).GetProperty("playbook").GetString()!;
        var run = await Json(await Post(ida, $"{Incident}/runs", new { playbook, reason = "the papers are out" }));
        string runs = $"{Incident}/runs/{run.GetProperty("id").GetString()}";
        string step = run.GetProperty("steps").EnumerateArray().First(s => s.GetProperty("needsSecondPerson").GetBoolean()).GetProperty("name").GetString()!;
        var draft = await Json(await ida.GetAsync(new Uri($"{runs}/steps/{step}/draft", UriKind.Relative), TestContext.Current.CancellationToken));
        string hash = draft.GetProperty("sha256").GetString()!;
        (await Post(ida, $"{runs}/steps/{step}", new { @do = "draft", sha256 = "other" })).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Post(ida, $"{runs}/steps/{step}", new { @do = "draft", sha256 = hash })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Post(ida, $"{runs}/steps/{step}/text", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "nobody approved it");
        (await Post(ida, $"{runs}/steps/{step}", new { @do = "approve", sha256 = hash })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "who drafted it cannot approve it");
        (await Post(jon, $"{runs}/steps/{step}", new { @do = "approve", sha256 = hash, note = "facts checked" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await Post(ida, $"{runs}/steps/{step}/text", null)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Jon Ek");
    }

    [Fact]
    public async Task People_share_from_the_page_of_the_incident()
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Lead, Election);
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + "/partners");
        await page.Inner.WaitForSelectorAsync("h1[data-live]");
        await page.Inner.FillAsync("#partner-name", "Newsroom of Halm");
        await page.Inner.FillAsync("#partner-reason", "member of the fact-checking group");
        await page.Inner.Locator("form.mapping button.primary").ClickAsync();
        await page.Inner.GetByText("Newsroom of Halm").First.WaitForAsync();
        await page.Shot("partners");

        await page.Go(page.Base + $"/e/{Election}/incidents/1?part=share");
        await page.Inner.WaitForSelectorAsync("h1[data-live]");
        await page.Inner.SelectOptionAsync("#share-partner", "CERT Valdoria");
        await page.Inner.GetByText("Show what would leave").ClickAsync();
        await page.Inner.Locator(".leaving details").First.WaitForAsync();
        await page.Inner.Locator(".leaving summary").First.ClickAsync();
        await page.Shot("share-draft");
        await page.Inner.GetByText("Put it down for a second person").ClickAsync();
        await page.Inner.GetByText("waits for a second person").First.WaitForAsync();
        await page.Inner.GetByText("Approve", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.Locator("article.panel .leaving").WaitForAsync();
        await page.Inner.GetByText("Approve", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.GetByText("prepared it and cannot approve it").WaitForAsync();

        await using var second = await Page.Of(room, "fr-FR", dark: true);
        await second.SignIn(room, "Jon Ek");
        await second.Go(second.Base + $"/e/{Election}/incidents/1?part=share");
        await second.Inner.WaitForSelectorAsync("h1[data-live]");
        await second.Inner.GetByText("Approuver", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await second.Inner.Locator("article.panel .leaving").WaitForAsync();
        await second.Inner.GetByText("Approuver", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.GetByText("approved, not sent").WaitForAsync();
        var taken = await page.Inner.RunAndWaitForDownloadAsync(() => page.Inner.GetByText("Take the file").ClickAsync());
        (await File.ReadAllTextAsync(await taken.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("\"bundle\"");
        await page.Inner.GetByText("went out").WaitForAsync();
        await page.Shot("share-written");

        await page.Inner.GetByText("Freeze as evidence").ClickAsync();
        await page.Inner.FillAsync("#reason", "complaint to the regulator");
        await page.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        await second.Inner.Locator(".found button.primary").ClickAsync(new LocatorClickOptions { Timeout = 120_000 });
        await second.Inner.FillAsync("#reason", "noms vérifiés");
        await second.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        await page.Inner.GetByText("Approved by Jon Ek").WaitForAsync();
        await second.Shot("archive-approved");
        var archive = await page.Inner.RunAndWaitForDownloadAsync(() => page.Inner.GetByText("Take incident-1").ClickAsync());
        archive.SuggestedFilename.ShouldBe("incident-1.tocsin-evidence.zip");
        page.Errors.Concat(second.Errors).Concat(page.Outside).ShouldBeEmpty();
    }

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, reports: [Stores.Reports], before: store =>
    {
        store.RecordPartner(new Partner("CERT Valdoria", TlpLevel.Amber, [ShareFormats.Stix, ShareFormats.Misp], true, [Election], store.Now, false), "Ida Berg", "agreed");
        store.RecordPartner(new Partner("Elsewhere", TlpLevel.Amber, [ShareFormats.Stix], true, ["other-2027"], store.Now, false), "Ida Berg", "agreed");
    });

    private static async Task<HttpClient> Client(Room room, string name, Role role = Role.Admin, params string[] elections)
    {
        if (name == "Ida Berg")
            (await room.MakeOwner()).Dispose();
        else
            (await room.Make(name, role, elections.Length > 0 ? elections : [Election])).Dispose();
        string secret = KeyTests.Make(room, name, [.. Scopes.All], elections.Length > 0 ? elections : ["*"]);
        var client = new HttpClient { BaseAddress = room.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, object? body) => client.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<JsonElement>(text, ApiJson.Options);
    }

    internal static async Task<int> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Stores.Program[0], [Stores.Program[1], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static async Task Until(Func<Task<bool>> met, HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        while (!await met())
        {
            var job = (await Json(await client.GetAsync(new Uri("/api/v1/jobs", UriKind.Relative))))[0];
            job.GetProperty("state").GetString().ShouldNotBe("failed", job.ToString());
            watch.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
