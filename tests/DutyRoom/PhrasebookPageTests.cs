using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>The phrasebook on the pages: the reader's language is shown, the English original is at hand.</summary>
public sealed class PhrasebookPageTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Incidents = "/e/valdoria-2027/incidents";

    [Theory]
    [InlineData("fr-FR", "Contre Mira Halvorsen\u00a0: noms ressemblants, courriels piégés", "le leurre", 1280)]
    [InlineData("uk-UA", "Проти Mira Halvorsen: схожі імена, листи-пастки", "приманка", 390)]
    public async Task What_the_engine_says_is_in_the_readers_language_and_the_original_on_hover(string locale, string title, string decoy, int width)
    {
        if (!File.Exists(Chromium))
            Assert.Skip("Chromium is not installed here: its tests are skipped");
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        await using var page = await Page.Of(room, locale, dark: width < 500);
        await page.SignIn(room);
        await page.Inner.SetViewportSizeAsync(width, 900);
        await Show(page, Incidents, locale);
        var row = page.Inner.Locator("a.row .said").First;
        (await row.InnerTextAsync()).ShouldContain(title);
        (await row.GetAttributeAsync("title")).ShouldNotBeNull().ShouldStartWith("Against Mira Halvorsen: lookalike names, luring mail");
        foreach (string part in new[] { "", "?part=accounts", "?part=posts", "?part=technical", "?part=judgement", "?part=response" })
        {
            await Show(page, Incidents + "/1" + part, locale);
            (await page.Inner.TitleAsync()).ShouldContain(title);
            (await page.Inner.Locator("h1").First.InnerTextAsync()).ShouldContain(title);
            (await page.Inner.Locator("main [lang=en]").AllInnerTextsAsync()).ShouldBeEmpty($"{locale} {part}");
        }

        await Show(page, Incidents + "/1", locale);
        (await page.Inner.Locator(".steps").InnerTextAsync()).ShouldContain(decoy, Case.Insensitive);
        await Show(page, "/e/valdoria-2027/playbooks", locale);
        (await page.Inner.Locator("main [lang=en]").AllInnerTextsAsync()).ShouldBeEmpty();
        await Show(page, "/e/valdoria-2027/detectors", locale);
        (await page.Inner.Locator("main [lang=en]").AllInnerTextsAsync()).ShouldBeEmpty();
        page.Errors.ShouldBeEmpty();
    }

    private static async Task Show(Page page, string path, string locale)
    {
        await page.Go(page.Base + path);
        await page.Inner.Locator("h1[data-live]").WaitForAsync();
        (await page.Inner.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, path);
        if (Environment.GetEnvironmentVariable("TOCSIN_PICTURES") is { } folder)
            await page.Inner.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"said-{locale[..2]}{path.Replace('/', '-').Replace('?', '-')}.png"), FullPage = true });
    }
}
