using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>The pages that screen, in a real browser.</summary>
public sealed partial class ScreeningPageTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Election = "/e/valdoria-2027";

    public static TheoryData<string, bool, int> Screens => new() { { "en-GB", false, 1280 }, { "fr-FR", true, 1280 }, { "uk-UA", false, 390 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_is_dropped_is_judged_on_the_page_in_every_language_without_barriers(string locale, bool dark, int width)
    {
        await using var room = await Open(own: true);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, locale, dark);
        await page.SignIn(room);
        await page.Inner.SetViewportSizeAsync(width, 900);
        foreach (var (name, path, file, bytes) in new[]
        {
            ("mail-form", "mail", "", Array.Empty<byte>()),
            ("mail-attack", "mail", "urgent.eml", Encoding.UTF8.GetBytes(Dropped.Phishing)),
            ("mail-clean", "mail", "rota.eml", Encoding.UTF8.GetBytes(Dropped.Clean)),
            ("mail-binary", "mail", "binary.eml", [0, 1, 2, 255, 254, 0, 7, 8]),
            ("domains-form", "domains", "", []),
            ("domains", "domains", "names.txt", Encoding.UTF8.GetBytes(Dropped.Names)),
            ("leaks-form", "leaks", "", []),
            ("leaks", "leaks", "dump.zip", Dropped.Dump()),
        })
        {
            await page.Go($"{page.Base}{Election}/{path}");
            if (file.Length > 0)
                await Drop(page, file, bytes);
            await Interactive(page);
            string text = await page.Inner.Locator("main").InnerTextAsync();
            Keys().Matches(text).Select(m => m.Value).ShouldBeEmpty($"{locale} {name}");
            (await page.Inner.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id}, {v.Help}: {v.Nodes[0].Html}").ShouldBeEmpty();
            (await page.Inner.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the screen at {width}: {await Widest(page)}");
            if (Environment.GetEnvironmentVariable("TOCSIN_PICTURES") is { } folder)
                await page.Inner.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{locale[..2]}-{(dark ? "dark" : "light")}-{width}-{name}.png"), FullPage = true });
        }

        page.Outside.ShouldBeEmpty("nothing in a message is loaded");
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_a_message_that_was_passed_on_to_a_sighting_in_an_incident()
    {
        await using var room = await Open(own: false);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + Election + "/mail");
        await Drop(page, "urgent.eml", Encoding.UTF8.GetBytes(Dropped.Phishing));
        await page.Inner.GetByText("This is an attack").WaitForAsync();
        (await page.Inner.Locator(".finding-verdict a").CountAsync()).ShouldBe(0, "nothing in a message is a link");
        (await page.Inner.Locator(".finding-verdict").InnerTextAsync()).ShouldContain("hxxp://halvorsen2027-login[.]example");
        await Interactive(page);
        await page.Inner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep it as evidence" }).ClickAsync();
        await page.Inner.GetByText("See the incidents").WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        await page.Inner.Locator(".found", new PageLocatorOptions { HasText = "password expires" }).GetByText("in incident 1").WaitForAsync();
        room.Store.Audit(null, Room.Owner, 20).ShouldContain(l => l.Action == "screen-keep");
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pasted_names_are_judged_and_deleted_when_asked()
    {
        await using var room = await Open(own: false);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + Election + "/domains");
        await Interactive(page);
        await page.Inner.FillAsync("#names", Dropped.Names);
        await page.Inner.Locator("form.drop button").ClickAsync();
        await page.Inner.Locator(".alarms").GetByText("halvorsen2027-login[.]example").WaitForAsync();
        await Interactive(page);
        await page.Inner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Delete it now" }).ClickAsync();
        await page.Inner.Locator("#names").WaitForAsync();
        await Interactive(page);
        await page.Inner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Screen them" }).ClickAsync();
        await page.Inner.GetByText("Nothing was dropped").WaitForAsync();
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_decoys_and_an_index_the_page_says_how_and_a_viewer_is_offered_nothing()
    {
        await using var room = await Open(own: false);
        using var owner = await room.MakeOwner();
        using var reader = await room.Make("Una Li", Role.Viewer, "valdoria-2027");
        (await owner.Get(Election + "/leaks")).Body.ShouldContain("tocsin serve --leak-index valdoria-2027=");
        foreach (string path in new[] { "/mail", "/domains", "/leaks" })
        {
            (await owner.Get(Election + path)).Body.Contains("data-drop", StringComparison.Ordinal).ShouldBe(path != "/leaks", path);
            (await reader.Get(Election + path)).Body.ShouldNotContain("data-drop");
        }
    }

    private static async Task<Room> Open(bool own)
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        return await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, own: own ? Dropped.Own("valdoria-2027") : null);
    }

    private static async Task Drop(Page page, string name, byte[] bytes)
    {
        await Interactive(page);
        await page.Inner.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await page.Inner.Locator("form.drop button").ClickAsync();
        await page.Inner.Locator(".screened").WaitForAsync();
        await page.Inner.WaitForFunctionAsync("() => !document.querySelector('.screened .state') || document.querySelector('.finding-verdict')", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
    }

    private static Task<string> Widest(Page page) => page.Inner.EvaluateAsync<string>("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 200)).join(' | ')");

    private static Task Interactive(Page page) => page.Inner.WaitForFunctionAsync("() => document.title && document.querySelector('h1[data-live]')");

    // A key that has no text is shown as itself.
    [GeneratedRegex(@"\b(?:screen|job|jobstate|severity|import|nav)\.[a-z][a-z.-]*\b")]
    private static partial Regex Keys();
}
