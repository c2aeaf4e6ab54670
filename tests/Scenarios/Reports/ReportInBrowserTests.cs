using Microsoft.Playwright;
using Shouldly;
using Tocsin.Engine.Model;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange;
using Tocsin.Tests.Exchange;
using Xunit;

namespace Tocsin.Scenarios.Reports;

/// <summary>The report as a reader meets it: opened from disk in a real browser.</summary>
public sealed class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private readonly string _folder = Directory.CreateTempSubdirectory("tocsin-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ordinary", Desktop, ColorScheme.Light)]
    [InlineData("ordinary", Phone, ColorScheme.Light)]
    [InlineData("ordinary", Desktop, ColorScheme.Dark)]
    [InlineData("hostile", Desktop, ColorScheme.Light)]
    [InlineData("hostile", Phone, ColorScheme.Dark)]
    [InlineData("empty", Phone, ColorScheme.Light)]
    public async Task Opens_without_an_error_a_request_or_a_script(string name, int width, ColorScheme scheme)
    {
        var (page, troubles) = await OpenAsync(name, width, scheme);
        troubles.ShouldBeEmpty();
        (await page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        (await page.Locator("script, iframe, object, embed, link, form, input, img").CountAsync()).ShouldBe(0);
        await KeepAsync(page, $"{name}-{width}-{scheme}");
        int beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        beyond.ShouldBeLessThanOrEqualTo(0, "the page scrolls sideways");
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        var (page, troubles) = await OpenAsync("hostile", Desktop, ColorScheme.Light);
        troubles.ShouldBeEmpty();
        string text = await page.Locator("body").InnerTextAsync();
        text.ShouldContain("<script>alert(1)</script><img src=x onerror=alert(2)>");
        text.ShouldContain("end of section ]]> and a comment --> then </style></svg></details><b>bold</b>");
        text.ShouldContain("U+202E");
        text.ShouldContain("&amp; &#x3c;");
        text.ShouldNotContain("\u202E");
        (await page.Locator("footer").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Every_picture_has_words_and_headings_skip_no_level()
    {
        var (page, _) = await OpenAsync("ordinary", Desktop, ColorScheme.Light);
        (await page.Locator("svg[role=img]:not([aria-label])").CountAsync()).ShouldBe(0);
        (await page.Locator("svg[role=img]").CountAsync()).ShouldBeGreaterThan(5);
        (await page.Locator("table:not(:has(caption))").CountAsync()).ShouldBe(0);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        int[] levels = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])");
        for (int i = 1; i < levels.Length; i++)
            (levels[i] - levels[i - 1]).ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task All_text_has_enough_contrast(ColorScheme scheme)
    {
        var (page, _) = await OpenAsync("hostile", Desktop, scheme);
        string[] weak = await page.EvaluateAsync<string[]>(
            """
            () => {
              const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return [m[0], m[1], m[2], m.length > 3 ? m[3] : 1]; };
              const light = ([r, g, b]) => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4); return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
              const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
              const weak = new Set();
              for (const e of document.querySelectorAll('body *:not(title)')) {
                if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
                const s = getComputedStyle(e), svg = e instanceof SVGElement;
                const a = light(parse(svg ? s.fill : s.color)), b = light(behind(e));
                const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                if (ratio < 4.5) weak.add(`${e.tagName}.${e.getAttribute('class') || ''} ${ratio.toFixed(2)}`);
              }
              return [...weak];
            }
            """);
        weak.ShouldBeEmpty();
    }

    [Fact]
    public async Task Prints_to_pages()
    {
        var (page, _) = await OpenAsync("ordinary", Desktop, ColorScheme.Light);
        byte[] pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });
        System.Text.Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        pdf.Length.ShouldBeGreaterThan(20_000);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator(".contents").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".numbers").First.IsVisibleAsync()).ShouldBeTrue("what is folded away on screen is printed");
    }

    private async Task<(IPage Page, List<string> Troubles)> OpenAsync(string name, int width, ColorScheme scheme)
    {
        OutputDirectory.Open(_folder).Write(Report(name), new RejectionLog(), TestContext.Current.CancellationToken);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
        });
        string address = new Uri(Path.Combine(_folder, "report.html")).AbsoluteUri;
        var troubles = new List<string>();
        page.Console += (_, message) => troubles.Add("console: " + message.Text);
        page.PageError += (_, error) => troubles.Add("error: " + error);
        page.Dialog += async (_, dialog) =>
        {
            troubles.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (request.Url != address)
                troubles.Add("request: " + request.Url);
        };
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return (page, troubles);
    }

    /// <summary>Keeps a picture for whoever wants to look: set TOCSIN_SCREENSHOTS to a folder.</summary>
    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TOCSIN_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    private static ScanReport Report(string name) => name switch
    {
        "hostile" => SampleReports.Hostile(),
        "empty" => SampleReports.Empty(),
        _ => SampleReports.Ordinary(),
    };
}
