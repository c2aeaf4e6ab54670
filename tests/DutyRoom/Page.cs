using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Tocsin.DutyRoom.Access;

namespace Tocsin.DutyRoom;

/// <summary>A page of a real browser; what it asks of other hosts and what it complains about is kept.</summary>
internal sealed class Page(IPlaywright playwright, IBrowser browser, IPage inner, string start, string name) : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TOCSIN_PICTURES");

    public IPage Inner => inner;

    public string Base => start;

    public List<string> Outside { get; } = [];

    public List<string> Errors { get; } = [];

    public static async Task<Page> Of(Room room, string locale, bool dark)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = locale, ViewportSize = new ViewportSize { Width = 1200, Height = 800 } });
        if (dark)
            await context.AddCookiesAsync([new Cookie { Name = "tocsin-theme", Value = "dark", Domain = "localhost", Path = "/" }]);
        var page = new Page(playwright, browser, await context.NewPageAsync(), room.First.Base, locale[..2]);
        page.Inner.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(page.Base, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith(room.Address.ToString(), StringComparison.Ordinal))
                page.Outside.Add(request.Url);
        };
        page.Inner.Console += (_, message) =>
        {
            if (message.Type == "error")
                page.Errors.Add(message.Text);
        };
        page.Inner.PageError += (_, error) => page.Errors.Add(error);
        return page;
    }

    public async Task Go(string url) => await Inner.GotoAsync(url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public Task Fill(string field, string value) => Inner.FillAsync("#f-" + field, value);

    // A form that is posted brings another document: the one that was there carries a mark.
    public async Task Press(string selector)
    {
        await Inner.EvaluateAsync("window.pressed = true");
        await Inner.RunAndWaitForResponseAsync(() => Inner.ClickAsync(selector), r => r.Request.Method == "POST");
        await Inner.WaitForFunctionAsync("() => !window.pressed && document.readyState === 'complete'");
    }

    public async Task SignIn(Room room, string name = Room.Owner)
    {
        await Go(Base + "/signin?back=/account");
        await Fill("name", name);
        await Fill("password", Room.Password);
        await Press("button.main");
    }

    // Nothing that keeps somebody out who sees or moves otherwise; and pictures to look at, at desktop and telephone width, where somebody asks for them.
    public async Task Shot(string what)
    {
        (await Inner.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{what}: {v.Id}, {v.Help}: {v.Nodes[0].Html}").ShouldBeEmpty();
        if (Pictures is null)
            return;
        await Inner.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{what}-{name}.png"), FullPage = true });
        await Inner.SetViewportSizeAsync(390, 800);
        await Inner.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{what}-{name}-phone.png"), FullPage = true });
        await Inner.SetViewportSizeAsync(1200, 800);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}
