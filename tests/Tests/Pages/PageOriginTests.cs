using Shouldly;
using Tocsin.Cli;
using Tocsin.Pages;
using Tocsin.Pages.Comparing;
using Tocsin.Pages.Storing;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Fetching;
using Tocsin.Tests.Sources;
using Xunit;

namespace Tocsin.Tests.Pages;

public sealed class PageOriginTests
{
    private static readonly PageOrigin Approved = new()
    {
        Addresses = ["198.51.100.7"],
        Issuer = "CN=Office CA",
        Subject = "CN=commission.example",
        Sha256 = "aa",
        KeySha256 = "bb",
        From = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public static TheoryData<string, PageOrigin, ChangeLevel> Servers() => new()
    {
        { "the same", Approved with { }, ChangeLevel.Expected },
        { "another machine of the same network", Approved with { Addresses = ["198.51.100.8"] }, ChangeLevel.Expected },
        { "renewed when due", Approved with { KeySha256 = "cc", From = new DateTimeOffset(2027, 12, 10, 0, 0, 0, TimeSpan.Zero) }, ChangeLevel.Expected },
        { "another key long before", Approved with { KeySha256 = "cc", From = new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero) }, ChangeLevel.Notable },
        { "another issuer", Approved with { Issuer = "CN=Quick CA", KeySha256 = "cc" }, ChangeLevel.Notable },
        { "another network", Approved with { Addresses = ["203.0.113.5"] }, ChangeLevel.Notable },
        { "another issuer and network", Approved with { Issuer = "CN=Quick CA", KeySha256 = "cc", Addresses = ["203.0.113.5"] }, ChangeLevel.Alarm },
        { "a certificate browsers warn of", Approved with { Faults = "made for another name" }, ChangeLevel.Alarm },
        { "no certificate any more", new PageOrigin { Addresses = Approved.Addresses }, ChangeLevel.Alarm },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void What_changed_of_the_server_has_its_level(string what, PageOrigin now, ChangeLevel level) =>
        PageCheck.Of(ResultPage.Snapshot() with { Origin = Approved }, ResultPage.Bytes(ResultPage.Html), polling: false, now).Level.ShouldBe(level, what);

    [Fact]
    public void Without_a_server_on_either_side_nothing_is_said()
    {
        PageCheck.Of(ResultPage.Snapshot(), ResultPage.Bytes(ResultPage.Html), polling: false, Approved).Changes.ShouldBeEmpty();
        PageCheck.Of(ResultPage.Snapshot() with { Origin = Approved }, ResultPage.Bytes(ResultPage.Html), polling: false).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_is_fetched_approved_checked_and_its_changed_certificate_told_until_approved()
    {
        using var folder = new TemporaryFolder();
        string key = Path.Combine(folder.Path, "pages.key"), store = Path.Combine(folder.Path, "approved");
        int port;
        using (var first = new LoopbackServer((_, stream) => LoopbackServer.Page(stream, ResultPage.Html), issuer: "Office CA"))
        {
            port = new Uri(first.Url("/")).Port;
            var (code, output, messages) = await Run("pages", "baseline", "--fetch", first.Url("/results"), "--allow-loopback", "--store", store, "--new-key", key, "--approved-by", "Ida Lorne");
            code.ShouldBe(ExitCode.Clean, messages);
            messages.ShouldContain($"fetching {first.Url("/results")}");
            (await Run("pages", "check", "--fetch", first.Url("/results"), "--allow-loopback", "--store", store, "--key", key)).Output.ShouldContain("AS APPROVED");
        }

        using var second = new LoopbackServer((_, stream) => LoopbackServer.Page(stream, ResultPage.Html), issuer: "Quick CA", port: port);
        var changed = await Run("pages", "check", "--fetch", second.Url("/results"), "--allow-loopback", "--store", store, "--key", key);
        changed.Output.ShouldContain("certificate, issuer: another issuer");
        changed.Output.ShouldContain("CN=Office CA → CN=Quick CA");
        changed.Code.ShouldBe(ExitCode.Clean, "an office may change its issuer; with other addresses it would ring");
        await Run("pages", "approve", "--fetch", second.Url("/results"), "--allow-loopback", "--store", store, "--key", key, "--approved-by", "Ida Lorne");
        (await Run("pages", "check", "--fetch", second.Url("/results"), "--allow-loopback", "--store", store, "--key", key)).Output.ShouldContain("AS APPROVED");
        string record = File.ReadAllText(Path.Combine(store, "fetches.ndjson"));
        record.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
        record.ShouldContain("\"issuer\":\"CN=Quick CA\"");
    }

    [Fact]
    public async Task Without_the_word_for_it_loopback_is_not_fetched_and_that_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string key = Path.Combine(folder.Path, "pages.key"), store = Path.Combine(folder.Path, "approved"), page = folder.Write("results.html", ResultPage.Html);
        await Run("pages", "baseline", page, "--store", store, "--new-key", key, "--approved-by", "Ida Lorne");
        var (code, _, messages) = await Run("pages", "check", page, "--fetch", "http://127.0.0.1/", "--store", store, "--key", key);
        messages.ShouldContain("which is loopback");
        File.ReadAllText(Path.Combine(store, "fetches.ndjson")).ShouldContain("\"type\":\"not-fetched\"");
        code.ShouldBe(ExitCode.Error, "a page that could not be looked at is not a page as approved");
    }

    [Fact]
    public async Task Sites_are_fetched_with_their_icon_and_recorded()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer((path, stream) => path == "/" ? LoopbackServer.Page(stream, "<title>x</title><link rel=icon href=/i.ico><div class=a><p>words") : LoopbackServer.Page(stream, new string('i', 100), "image/x-icon"), issuer: "Test");
        var (code, output, messages) = await Run("domains", "sites", "--fetch", server.Url("/"), "--allow-loopback", "--out", folder.Path, "--json");
        code.ShouldBe(ExitCode.Clean, messages);
        output.ShouldContain("\"host_from\":\"fetched\"");
        output.ShouldContain("\"kind\":\"favicon\"");
        output.ShouldContain("\"kind\":\"certificate\"");
        File.ReadAllLines(Path.Combine(folder.Path, "fetches.ndjson")).Length.ShouldBe(2);
        File.ReadAllText(Path.Combine(folder.Path, "sites.html")).ShouldContain("What was fetched");
    }

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] args)
    {
        using var screen = new Screen();
        int code = await screen.Run(args);
        return (code, screen.Output, screen.Messages);
    }
}
