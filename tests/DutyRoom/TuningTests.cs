using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Engine.Detectors;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Server.Casebook;
using Tocsin.Server.Ingest;
using Tocsin.Sources.Settings;
using Tocsin.Storage;
using Xunit;
using static Tocsin.DutyRoom.ApiClient;

namespace Tocsin.DutyRoom;

/// <summary>Detectors tuned and muted per election, tried before.</summary>
public sealed class TuningTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Detector = "co-sharing";

    [Fact]
    public void Figures_of_precision_are_those_of_the_pages()
    {
        string pages = Path.Combine(TextsRoot(), "docs", "detectors");
        MeasuredPrecision.All.Count().ShouldBeGreaterThan(5);
        foreach (var figure in MeasuredPrecision.All)
        {
            DetectorCatalog.All.ShouldContain(d => d.Info.Name == figure.Detector);
            Flat(File.ReadAllText(Path.Combine(pages, figure.Page))).ShouldContain(Flat(figure.Quote), customMessage: $"{figure.Page} does not say so of {figure.Detector}");
            figure.Quote.ShouldContain(figure.Precision.Split(' ')[0]);
        }

        static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_was_chosen_is_a_settings_file_that_scans_read()
    {
        var chosen = DetectorCatalog.All.Select(d => (d.Info.Name, d.Info.Name != "laundering", (IReadOnlyDictionary<string, string>)(d.Info.Name == Detector
            ? new Dictionary<string, string> { ["windows"] = "30 s, 2 min", ["minimum-weight"] = "7" }
            : new Dictionary<string, string>())));
        string yaml = ChosenSettings.Write("of a test\nwith a line", chosen);
        var load = SettingsFile.Parse(yaml, "test", [.. DetectorCatalog.All.Select(d => d.Info)]);
        load.Mistakes.ShouldBeEmpty();
        load.Given.ShouldBe(3);
        load.Settings!.Enabled(DetectorCatalog.All.First(d => d.Info.Name == "laundering").Info).ShouldBeFalse();
        load.Settings.For(DetectorCatalog.All[0].Info).Whole("minimum-weight").ShouldBe(7);
        ChosenSettings.Write("nothing", []).ShouldBe("");
    }

    [Fact]
    public void Findings_about_much_the_same_accounts_are_told_as_changed_not_as_lost()
    {
        PreviewedFinding a = Finding("a", 1, 10), like = Finding("b", 3, 12), other = Finding("c", 50, 60), same = Finding("d", 80, 90);
        var (more, less, changed) = TuningPreview.Compare([a, same], [like, other, same]);
        more.ShouldBe([other]);
        less.ShouldBeEmpty();
        changed.ShouldBe([(a, like)]);

        static PreviewedFinding Finding(string id, int from, int to) => new(id, id, Enumerable.Range(from, to - from).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToHashSet());
    }

    [Fact]
    public async Task A_muted_detector_finds_nothing_and_everything_says_so_until_it_is_heard_again()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        string path = $"elections/{Election}/detectors/{Detector}";
        (await client.Ask(HttpMethod.Put, path + "/mute", new { until = room.Store.Now.AddDays(1), reason = "x" })).Answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var (_, tag) = await client.Ask(HttpMethod.Get, path);
        var (muted, next) = await client.Ask(HttpMethod.Put, path + "/mute", new { until = room.Store.Now.AddDays(1), reason = "a known campaign" }, tag);
        (await Body<DetectorTold>(muted)).MutedUntil.ShouldNotBeNull();
        (await client.Ask(HttpMethod.Put, path + "/mute", new { until = room.Store.Now.AddDays(2), reason = "late" }, tag)).Answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        await client.Send("feed", Operation());
        await client.Looked(1);
        Found(room).ShouldBeEmpty();
        room.Store.Scans(Election, 1)[0].Off.ShouldBe([Detector]);
        room.Store.Audit(null, null, 20).First(l => l.Action == "scan").Detail.ShouldEndWith($"did not run: {Detector}");
        File.ReadAllText(Directory.EnumerateFiles(Path.Combine(room.Data, "scans", Election), "*.html", SearchOption.AllDirectories).First()).ShouldContain("Switched off in the settings: it did not run");

        (await client.Ask(HttpMethod.Put, path + "/mute", new { reason = "over" }, next)).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await client.Send("feed", Operation("shove"));
        await client.Looked(2);
        Found(room).ShouldNotBeEmpty();
        room.Store.Scans(Election, 1)[0].Off.ShouldBeEmpty();
        room.Store.Check().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_try_says_what_would_be_found_more_and_less_and_keeps_nothing()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        string path = $"elections/{Election}/detectors/{Detector}";
        (await client.Ask(HttpMethod.Post, path + "/preview", new { settings = new Dictionary<string, string>() })).Answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await client.Send("feed", Operation());
        await client.Looked(1);
        long scans = room.Store.Info().Scans;
        int found = Found(room).Count;
        var less = await Tried(client, path, new { settings = new Dictionary<string, string> { ["minimum-weight"] = "60" } });
        (less.Before, less.After).ShouldBe((1, 0));
        less.Less.ShouldHaveSingleItem().ShouldContain("30 accounts");
        var mute = await Tried(client, path, new { });
        (mute.Before, mute.After, mute.Posts).ShouldBe((1, 0, 1800L));
        (await Tried(client, path, new { settings = new Dictionary<string, string> { ["minimum-weight"] = "3" } })).More.ShouldBeEmpty();
        room.Store.Info().Scans.ShouldBe(scans);
        Found(room).Count.ShouldBe(found);
        Directory.EnumerateFileSystemEntries(Path.Combine(room.Data, "previews")).ShouldBeEmpty();
        (await client.Ask(HttpMethod.Post, path + "/preview", new { settings = new Dictionary<string, string> { ["minimum-weight"] = "many" } })).Answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Who_may_not_tune_is_told_and_another_election_is_not_there()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var analyst = await room.Make("Ann Alyst", Role.Analyst, Election);
        using var stranger = await room.Make("Jon Ek", Role.Lead, "other-2027");
        using var client = Of(room, "Ann Alyst", Scopes.Read, Scopes.Decide);
        (await client.Ask(HttpMethod.Put, $"elections/{Election}/detectors/{Detector}/settings", new { settings = new Dictionary<string, string> { ["minimum-weight"] = "9" }, reason = "x" }, "*")).Answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var other = Of(room, "Jon Ek", Scopes.Read, Scopes.Decide);
        foreach (string path in new[] { "detectors", $"detectors/{Detector}", "watches" })
        {
            string hidden = await (await other.Ask(HttpMethod.Get, $"elections/{Election}/{path}")).Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            string absent = await (await other.Ask(HttpMethod.Get, $"elections/nowhere-2027/{path}")).Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            hidden.Replace(Election, "X", StringComparison.Ordinal).ShouldBe(absent.Replace("nowhere-2027", "X", StringComparison.Ordinal), path);
            hidden.ShouldContain("no election");
        }
    }

    [Fact]
    public async Task A_lead_tries_tunes_and_mutes_in_the_workbench_and_another_who_was_slower_is_told()
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var client = Of(room, Room.Owner, [.. Scopes.All]);
        await client.Send("feed", Operation());
        await client.Looked(1);
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        var panel = await At(page);
        await panel.GetByLabel("minimum-weight").FillAsync("1000");
        await panel.Locator("button:disabled", new LocatorLocatorOptions { HasText = "Try it on the last posts" }).WaitForAsync();
        await panel.GetByLabel("minimum-weight").FillAsync("60");
        await panel.GetByText("Try it on the last posts").ClickAsync();
        await panel.GetByText("1 finding with the settings in force, 0 findings with yours.").WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await page.Shot("detectors-try");

        // Somebody else changes it meanwhile.
        room.Store.TuneDetector(Election, Detector, new Dictionary<string, string> { ["minimum-weight"] = "9" }, null, Room.Owner, "said over the telephone");
        await panel.GetByText("said over the telephone").WaitForAsync();
        await Reason(page, panel, "Apply", "fewer alarms");
        await page.Inner.GetByText("while you looked at it").First.WaitForAsync();
        room.Store.Detectors(Election).Single(d => d.Detector == Detector).Settings["minimum-weight"].ShouldBe("9");
        await Reason(page, panel, "Apply", "fewer alarms");
        await panel.GetByText("fewer alarms").WaitForAsync();
        room.Store.Detectors(Election).Single(d => d.Detector == Detector).Settings["minimum-weight"].ShouldBe("60");

        await Reason(page, panel, "Mute", "a known campaign");
        await page.Inner.Locator(".muted", new PageLocatorOptions { HasText = "a known campaign" }).WaitForAsync();
        await page.Shot("detectors-muted");
        await page.Go($"{page.Base}/e/{Election}");
        await page.Inner.Locator(".muted", new PageLocatorOptions { HasText = "a known campaign" }).WaitForAsync();
        await page.Shot("watch-muted");

        await using var dark = await Page.Of(room, "uk-UA", dark: true);
        await dark.SignIn(room);
        await At(dark);
        await dark.Inner.SetViewportSizeAsync(390, 800);
        (await dark.Inner.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0);
        await dark.Inner.SetViewportSizeAsync(1200, 800);
        await dark.Shot("detectors-dark");
        page.Errors.Concat(dark.Errors).ShouldBeEmpty();
    }

    private static async Task<ILocator> At(Page page)
    {
        await page.Go($"{page.Base}/e/{Election}/detectors");
        await page.Inner.WaitForFunctionAsync("() => document.querySelector('h1[data-live]')");
        var panel = page.Inner.Locator($"#{Detector}");
        await panel.Locator("summary").First.ClickAsync();
        return panel;
    }

    private static async Task Reason(Page page, ILocator panel, string button, string reason)
    {
        await panel.GetByText(button, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.FillAsync("#reason", reason);
        await page.Inner.Locator(".mud-dialog button.primary").ClickAsync();
    }

    private static async Task<PreviewTold> Tried(ApiClient client, string path, object wanted)
    {
        var (answer, _) = await client.Ask(HttpMethod.Post, path + "/preview", wanted);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        string job = (await Body<JsonElement>(answer)).GetProperty("job").GetString()!;
        await Until(async () => (await client.Get<JsonElement>($"jobs/{job}")).GetProperty("state").GetString() == "done");
        return await client.Get<PreviewTold>($"{path}/preview/{job}");
    }

    private static IReadOnlyList<FoundCard> Found(Room room) => [.. room.Store.Found(Election, [Detector], 100).Where(f => f.Sentence.Contains("30 accounts", StringComparison.Ordinal))];

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);

    private static string TextsRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Tocsin.slnx")))
            at = Path.GetDirectoryName(at);
        return at!;
    }
}
