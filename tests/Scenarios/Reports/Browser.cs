using Microsoft.Playwright;
using Xunit;

namespace Tocsin.Scenarios.Reports;

/// <summary>One Chromium for all report scenarios, driven without any network of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A fresh page; skips the test where Chromium is missing.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewPageOptions options)
    {
        if (_browser is null)
            Assert.Skip("Chromium is not here: apt-get install -y chromium");
        return await _browser.NewPageAsync(options);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
