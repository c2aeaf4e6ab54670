using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>The whole story in a real browser, by people who click.</summary>
public sealed class StoryTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Election = "/e/valdoria-2027";

    private static readonly string[] Everywhere =
    [
        Election, Election + "/incidents", Election + "/incidents/1", Election + "/incidents/1?part=accounts", Election + "/incidents/1?part=posts",
        Election + "/incidents/1?part=technical", Election + "/incidents/1?part=judgement", Election + "/incidents/1?part=response", Election + "/incidents/1?part=history",
        Election + "/explore", Election + "/explore?q=the", Election + "/import", Election + "/domains", Election + "/mail", Election + "/leaks", Election + "/outlets", Election + "/playbooks", Election + "/profile",
        Election + "/detectors", "/partners", Election + "/incidents/1?part=share", "/?all", "/jobs", "/audit", "/api", "/not-found", Election + "/incidents/999",
    ];

    public static TheoryData<string, bool, int> Screens => new() { { "en-GB", false, 1280 }, { "fr-FR", true, 1280 }, { "uk-UA", false, 390 } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_stands_in_every_language_without_barriers_or_outside_requests(string locale, bool dark, int width)
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, locale, dark);
        await page.SignIn(room);
        await page.Inner.SetViewportSizeAsync(width, 900);
        foreach (string path in Everywhere)
        {
            await page.Go(page.Base + path);
            await page.Inner.Locator("h1").First.WaitForAsync();
            await Interactive(page);
            (await page.Inner.Locator("#blazor-error-ui").IsVisibleAsync()).ShouldBeFalse(path);
            string text = await page.Inner.Locator("main").InnerTextAsync();
            Untranslated(text).ShouldBeEmpty($"{locale} {path}");
            (await page.Inner.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Id}, {v.Help}: {v.Nodes[0].Html}").ShouldBeEmpty();
            (await page.Inner.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than the screen at {width}");
            await Picture(page, $"{locale[..2]}-{(dark ? "dark" : "light")}-{width}{path.Replace('/', '-').Replace('?', '-').Replace('&', '-')}");
        }

        page.Outside.ShouldBeEmpty();
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_an_empty_room_to_incidents_from_a_file()
    {
        await using var room = await Room.Open(real: true, program: Stores.Program);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);
        await page.Go(page.Base + "/");
        await Interactive(page);
        await page.Inner.GetByText("Make it").ClickAsync();
        await page.Inner.GetByLabel("Posts are collected for").FillAsync("the election of 2027");
        await page.Inner.GetByText("Open for seven days").ClickAsync();
        await page.Inner.GetByText("The collection is open.").WaitForAsync();
        await page.Go(page.Base + Election + "/import");
        await Interactive(page);
        await page.Inner.SetInputFilesAsync("#file", new FilePayload { Name = "posts.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv()) });
        await page.Inner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "See how it is understood" }).ClickAsync();
        await page.Inner.WaitForURLAsync(u => u.Contains("/import/", StringComparison.Ordinal));
        await Interactive(page);
        await page.Inner.GetByText("pushed0").First.WaitForAsync();
        await page.Inner.GetByText("Load and look for attacks").ClickAsync();
        await page.Inner.GetByText("See the incidents").ClickAsync(new LocatorClickOptions { Timeout = 60_000 });
        await page.Inner.Locator("[data-row] a.row").First.ClickAsync();
        await page.Inner.GetByText("Why it is one incident").WaitForAsync();
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Triage_judgement_and_a_text_that_leaves_the_house_by_two_people()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Lead, "valdoria-2027");
        await using var page = await Page.Of(room, "en-GB", dark: false);
        await page.SignIn(room);

        // By keyboard alone: to the first row, take it, open it.
        await page.Go(page.Base + Election + "/incidents");
        await Interactive(page);
        await page.Inner.Keyboard.PressAsync("j");
        await page.Inner.Keyboard.PressAsync("a");
        await page.Inner.GetByText("You work on incident 1 now.").WaitForAsync();
        await page.Inner.Keyboard.PressAsync("Enter");
        await page.Inner.GetByText("Steps in time").WaitForAsync();
        (await page.Inner.GetByText("Ida Berg works on it").CountAsync()).ShouldBe(1);

        await page.Inner.Locator(".tabs a", new PageLocatorOptions { HasText = "Judgement" }).ClickAsync();
        var criterion = page.Inner.Locator(".criteria article", new PageLocatorOptions { HasText = "Inaccurate or misleading content" });
        await criterion.Locator("summary").ClickAsync();
        await criterion.GetByText("yes", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        (await criterion.Locator("button.primary").IsDisabledAsync()).ShouldBeTrue("a criterion holds only by evidence and reason");
        await criterion.Locator("label.choice input").First.CheckAsync();
        await criterion.Locator("textarea").FillAsync("three papers were altered");
        await criterion.Locator("button.primary").ClickAsync();
        await criterion.GetByText("three papers were altered").First.WaitForAsync();

        await page.Inner.Locator(".tabs a", new PageLocatorOptions { HasText = "Response" }).ClickAsync();
        var proposal = page.Inner.Locator("article.panel", new PageLocatorOptions { HasText = "Platform referral" }).First;
        await proposal.Locator("button").ClickAsync();
        await page.Inner.FillAsync("#reason", "the papers are out");
        await page.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        var drafted = page.Inner.Locator(".runsteps > li", new PageLocatorOptions { Has = page.Inner.GetByText("Draft", new PageGetByTextOptions { Exact = true }) }).First;
        await drafted.GetByText("Draft", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await drafted.GetByText("DRAFT. Nothing was sent.").WaitForAsync();
        await drafted.GetByText("Keep this draft for approval").ClickAsync();
        await drafted.GetByText("waits for a second person").WaitForAsync();
        await drafted.GetByText("Approve", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await page.Inner.FillAsync("#reason", "I checked it myself");
        await page.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        await page.Inner.GetByText("drafted this step and cannot approve it").WaitForAsync();

        // The second person sees it at once and approves.
        await using var second = await Page.Of(room, "en-GB", dark: true);
        await second.SignIn(room, "Jon Ek");
        await second.Go(second.Base + Election + "/incidents/1?part=response");
        await Interactive(second);
        await second.Inner.GetByText("Approve", new PageGetByTextOptions { Exact = true }).First.ClickAsync();
        await second.Inner.FillAsync("#reason", "facts and names checked");
        await second.Inner.Locator(".mud-dialog button.primary").ClickAsync();
        await page.Inner.GetByText("Approved by Jon Ek").First.WaitForAsync();
        var taken = await second.Inner.RunAndWaitForDownloadAsync(() => second.Inner.GetByText("Take the approved text").First.ClickAsync());
        (await File.ReadAllTextAsync(await taken.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("Jon Ek");
        room.Store.Audit(null, "Jon Ek", 10).ShouldContain(l => l.Action == "export");
        page.Errors.Concat(second.Errors).ShouldBeEmpty();
    }

    private static async Task<Room> Open()
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        return await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);
    }

    // What can be clicked is there before somebody listens.
    private static Task Interactive(Page page) => page.Inner.WaitForFunctionAsync("() => document.title && document.querySelector('h1[data-live]')");

    private static IEnumerable<string> Untranslated(string text) => text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(w => System.Text.RegularExpressions.Regex.IsMatch(w, "^(action|stage|severity|confidence|state|job|jobstate|part|step|field|role|holds|criterion|technique|collection|nav|watch|import)\\.[a-z-]+$")).Distinct();

    private static async Task Picture(Page page, string name)
    {
        if (Environment.GetEnvironmentVariable("TOCSIN_PICTURES") is { } folder)
            await page.Inner.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    private static string Csv()
    {
        var csv = new System.Text.StringBuilder("account,time,text,id\n");
        for (int link = 0; link < 20; link++)
        {
            for (int account = 0; account < 30; account++)
                csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"pushed{account},2027-04-{1 + (link / 4):00}T1{link % 4}:{link + 10}:{(account * 7) % 40:00}Z,quixotic {link} https://push.example/{link},o{link}-{account}\n");
        }

        for (int account = 0; account < 60; account++)
        {
            for (int post = 0; post < 20; post++)
                csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"plain{account},2027-04-{1 + (((account * 3) + post) % 6):00}T{((account * 5) + (post * 7)) % 24:00}:{((account * 11) + (post * 13)) % 60:00}:00Z,plain words {account * post} https://paper{(account + post) % 40}.example/{post * account % 300},n{account}-{post}\n");
        }

        return csv.ToString();
    }
}
