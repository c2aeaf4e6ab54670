using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using CsCheck;
using Shouldly;
using Tocsin.Fetching;
using Xunit;

namespace Tocsin.Tests.Fetching;

public sealed class PageFetcherTests
{
    private static readonly FetchOptions Here = new() { AllowLoopback = true, Pause = TimeSpan.Zero, Patience = TimeSpan.FromSeconds(10) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_fetched_with_its_certificate_and_without_cookies_or_names()
    {
        using var server = new LoopbackServer((path, stream) => path == "/" ? LoopbackServer.Redirect(stream, "/there") : LoopbackServer.Page(stream, "<p>hello"), issuer: "Test Issuer");
        var announced = new List<Uri>();
        var file = await new PageFetcher(Here, announced.Add).FetchAsync(new Uri(server.Url("/")), FetchKind.Page, Cancellation);
        System.Text.Encoding.UTF8.GetString(file.Bytes).ShouldBe("<p>hello");
        announced.Select(u => u.AbsolutePath).ShouldBe(["/", "/there"]);
        file.Hops.Select(h => h.Status).ShouldBe([302, 200]);
        file.Last.Addresses.ShouldBe(["127.0.0.1"]);
        var certificate = file.Last.Certificate.ShouldNotBeNull();
        certificate.Issuer.ShouldBe("CN=Test Issuer");
        certificate.Names.ShouldBe(["commission.example"]);
        certificate.Sha256.Length.ShouldBe(64);
        certificate.Faults.ShouldContain("not trusted");
        server.Requests.Count.ShouldBe(2);
        server.Requests.ShouldAllBe(r => !r.Contains("Cookie", StringComparison.OrdinalIgnoreCase) && !r.Contains("Authorization", StringComparison.OrdinalIgnoreCase) && !r.Contains("traceparent", StringComparison.OrdinalIgnoreCase) && r.Contains("User-Agent: Tocsin/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[64:ff9b::a00:1]/")]
    [InlineData("http://2130706433.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://user:secret@127.0.0.1/")]
    public async Task A_redirect_into_ones_own_network_is_refused(string to)
    {
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Redirect(stream, to));
        var options = Here with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.1.1")]) };
        var watch = Stopwatch.StartNew();
        var refused = await Should.ThrowAsync<FetchException>(new PageFetcher(options, _ => { }).FetchAsync(new Uri(server.Url("/")), FetchKind.Page, Cancellation));
        refused.Remedy.ShouldNotBeEmpty();
        refused.Message.ShouldNotContain("could not be fetched", customMessage: "it must be refused before anything is tried");
        watch.Elapsed.ShouldBeLessThan(Here.Patience);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_second_time_is_refused_and_each_request_asks_once()
    {
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Redirect(stream, "/again"));
        int asked = 0;
        var options = Here with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("10.1.2.3")]) };
        var refused = await Should.ThrowAsync<FetchException>(new PageFetcher(options, _ => { }).FetchAsync(new Uri(server.Url("/", "rebind.example")), FetchKind.Page, Cancellation));
        refused.Message.ShouldContain("leads to 10.1.2.3, which is private");
        refused.Hops.Select(h => h.Status).ShouldBe([302], "what was sent before is told");
        asked.ShouldBe(2);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused()
    {
        var options = Here with { AllowLoopback = false, Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse("127.0.0.1")]) };
        (await Should.ThrowAsync<FetchException>(new PageFetcher(options, _ => { }).FetchAsync(new Uri("http://mixed.example/"), FetchKind.Page, Cancellation))).Message.ShouldContain("loopback");
    }

    [Fact]
    public async Task Loopback_and_other_ports_are_refused_unless_a_test_asks()
    {
        var fetcher = new PageFetcher(new FetchOptions(), _ => { });
        (await Should.ThrowAsync<FetchException>(fetcher.FetchAsync(new Uri("http://127.0.0.1/"), FetchKind.Page, Cancellation))).Message.ShouldContain("loopback");
        (await Should.ThrowAsync<FetchException>(fetcher.FetchAsync(new Uri("http://example.org:6379/"), FetchKind.Page, Cancellation))).Message.ShouldContain("port 6379");
    }

    [Fact]
    public async Task Redirects_end()
    {
        int count = 0;
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Redirect(stream, $"/{++count}"));
        (await Should.ThrowAsync<FetchException>(new PageFetcher(Here, _ => { }).FetchAsync(new Uri(server.Url("/")), FetchKind.Page, Cancellation))).Message.ShouldContain("more than 5 redirects");
        server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_server_that_answers_byte_by_byte_is_left()
    {
        using var server = new LoopbackServer(async (_, stream) =>
        {
            await LoopbackServer.Write(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n");
            for (int i = 0; i < 1000; i++)
            {
                await LoopbackServer.Write(stream, "x");
                await Task.Delay(100);
            }
        });
        var watch = Stopwatch.StartNew();
        (await Should.ThrowAsync<FetchException>(new PageFetcher(Here with { Patience = TimeSpan.FromSeconds(1) }, _ => { }).FetchAsync(new Uri(server.Url("/")), FetchKind.Page, Cancellation))).Message.ShouldContain("took longer");

        // The server would go on for a hundred seconds.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task What_is_too_large_is_left_also_when_it_was_packed_small()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++)
                gzip.Write(zeros);
        }

        using var server = new LoopbackServer(async (path, stream) =>
        {
            if (path == "/bomb")
            {
                await LoopbackServer.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n");
                await stream.WriteAsync(bomb.ToArray());
                return;
            }

            await LoopbackServer.Write(stream, path == "/told" ? "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 30; i++)
                await stream.WriteAsync(part);
        });
        bomb.Length.ShouldBeLessThan(200_000);
        foreach (string path in (string[])["/bomb", "/told", "/untold"])
            (await Should.ThrowAsync<FetchException>(new PageFetcher(Here, _ => { }).FetchAsync(new Uri(server.Url(path)), FetchKind.Page, Cancellation))).Message.ShouldContain("larger than 10 MB", customMessage: path);
    }

    [Fact]
    public async Task Other_types_and_broken_answers_are_refused_in_words()
    {
        using var server = new LoopbackServer((path, stream) => path switch
        {
            "/zip" => LoopbackServer.Page(stream, "PK", "application/zip"),
            "/gone" => LoopbackServer.Write(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
            "/head" => LoopbackServer.Write(stream, "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-A: " + new string('a', 1000) + "\r\n", 200)) + "\r\n"),
            _ => LoopbackServer.Write(stream, "\0\0nonsense\r\n\r\n"),
        });
        foreach (string path in (string[])["/zip", "/gone", "/head", "/nonsense"])
            (await Should.ThrowAsync<FetchException>(new PageFetcher(Here, _ => { }).FetchAsync(new Uri(server.Url(path)), FetchKind.Page, Cancellation))).Remedy.ShouldNotBeEmpty(path);
    }

    [Fact]
    public async Task One_host_is_asked_once_a_second()
    {
        using var server = new LoopbackServer((_, stream) => LoopbackServer.Page(stream, "<p>x"));
        var fetcher = new PageFetcher(Here with { Pause = TimeSpan.FromMilliseconds(400) }, _ => { });
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 3; i++)
            await fetcher.FetchAsync(new Uri(server.Url("/")), FetchKind.Page, Cancellation);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(780));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.9.9.9")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("192.0.0.192")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("5f00::1")]
    public void Addresses_of_ones_own_are_refused(string address) => PublicAddress.Why(IPAddress.Parse(address)).ShouldNotBeNull();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4007::1")]
    public void Public_addresses_are_taken(string address) => PublicAddress.Why(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void No_disguise_of_a_private_address_is_taken() => Gen.Byte.Array[3].Sample(rest =>
    {
        byte[] inner = [10, .. rest];
        foreach (byte[] prefix in (byte[][])[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], new byte[12]])
            PublicAddress.Why(new IPAddress([.. prefix, .. inner])).ShouldNotBeNull();
        PublicAddress.Why(new IPAddress([0x20, 0x02, .. inner, .. new byte[10]])).ShouldNotBeNull();
        PublicAddress.Why(new IPAddress(inner)).ShouldNotBeNull();
    });
}
