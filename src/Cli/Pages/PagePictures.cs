using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Cli.Output;

namespace Tocsin.Cli.Pages;

/// <summary>Draws a page as it was approved and as it is, with Debian's Chromium where it is installed.</summary>
/// <remarks>Headless, in an empty profile, under a policy that runs no script and loads nothing, and with every name and address unreachable: the page can load nothing and tell nobody.
/// Pictures and styles of other files are therefore missing in it.</remarks>
internal static partial class PagePictures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Draws both.</summary>
    /// <returns>Names of the pictures in the directory; empty when none could be drawn, which is said.</returns>
    public static IReadOnlyList<string> Draw(string directory, int number, byte[] before, byte[] after, Terminal terminal, CancellationToken cancellation)
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browser)
        {
            terminal.Say("no picture was drawn: Chromium is not installed (on Debian: apt install chromium)");
            return [];
        }

        var drawn = new List<string>();
        foreach (var (name, html) in new[] { ("before", before), ("after", after) })
        {
            string picture = string.Create(CultureInfo.InvariantCulture, $"page-{number:000}-{name}.png");
            if (One(browser, html, Path.Combine(directory, picture), cancellation))
                drawn.Add(picture);
            else
                terminal.Say($"{picture} could not be drawn");
        }

        return drawn;
    }

    // The policy comes first in the page, so nothing of the page comes before it; a refresh is navigation, which no policy of a page forbids.
    private static byte[] Disarmed(byte[] html) =>
        [.. "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"u8, .. Encoding.Latin1.GetBytes(Refresh().Replace(Encoding.Latin1.GetString(html), "data-refresh"))];

    [GeneratedRegex(@"http-equiv\s*=\s*[""']?\s*refresh", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Refresh();

    private static bool One(string browser, byte[] html, string target, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-page-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html");
            File.WriteAllBytes(page, Disarmed(html));
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
            string[] arguments =
            [
                "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=socks5://127.0.0.1:9", "--window-size=1280,1800", $"--user-data-dir={Path.Combine(folder, "profile")}",
                $"--screenshot={Path.GetFullPath(target)}", new Uri(page).AbsoluteUri,
            ];
            foreach (string argument in arguments)
                start.ArgumentList.Add(argument);

            // Chromium refuses to run as root inside its own sandbox.
            if (string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
                start.ArgumentList.Insert(0, "--no-sandbox");
            using var process = Process.Start(start);
            if (process is null)
                return false;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            for (var waited = TimeSpan.Zero; !process.WaitForExit(200); waited += TimeSpan.FromMilliseconds(200))
            {
                if (waited < Patience && !cancellation.IsCancellationRequested)
                    continue;
                process.Kill(entireProcessTree: true);
                return false;
            }

            return File.Exists(target);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A helper process of the browser still holds a file; the system clears its folder of temporary files.
            }
        }
    }
}
