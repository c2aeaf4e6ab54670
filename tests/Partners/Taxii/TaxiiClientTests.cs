using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Tocsin.Storage.Partners;
using Tocsin.Partners.Polling;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Taxii;

/// <summary>The client, against our server and against servers that behave as servers do.</summary>
public sealed class TaxiiClientTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_polls_all_pages_goes_on_where_it_was_and_pushes()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        using var http = TaxiiClient.Http();
        var client = new TaxiiClient(http, Peer(host, host.Collection()), TimeProvider.System);
        (await client.CollectionsAsync(Stop)).Count(c => c.CanWrite).ShouldBe(1);
        var pages = new List<TaxiiPage>();
        await foreach (var page in client.PollAsync("", Stop))
            pages.Add(page);
        pages.Count.ShouldBeGreaterThan(2);
        pages.Sum(p => p.Objects).ShouldBe(host.Store.Shelf(host.Collection(), SharingHome.Cert, new ShelfQuery { Limit = 10_000 }).Count);

        host.Shelve(5);
        var later = new List<TaxiiPage>();
        await foreach (var page in client.PollAsync(pages[^1].AddedLast, Stop))
            later.Add(page);
        string Ids(IEnumerable<TaxiiPage> of) => string.Join(' ', of.SelectMany(p => JsonNode.Parse(p.Envelope)!["objects"]!.AsArray().Select(o => o!["id"]!.ToString())));
        later.ShouldNotBeEmpty();
        Ids(later).Split(' ').Intersect(Ids(pages).Split(' ')).ShouldBeEmpty();

        var inbox = new TaxiiClient(http, Peer(host, host.Inbox), TimeProvider.System);
        var status = await inbox.PushAsync(pages[0].Envelope, Stop);
        status.GetProperty("success_count").GetInt32().ShouldBe(status.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task It_waits_when_the_server_is_busy_and_keeps_its_own_pace()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        int asked = 0;
        using var http = new HttpClient(new Answers(_ => ++asked < 3 ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(30)) } } : Envelope("{}")));
        var client = new TaxiiClient(http, new TaxiiPeer { Root = new Uri("http://127.0.0.1/r/"), Collection = "c", RequestsPerSecond = 1 }, clock);
        var begun = clock.GetUtcNow();
        var poll = Task.Run(async () =>
        {
            await foreach (var page in client.PollAsync("", Stop))
                Assert.Fail("there is nothing: " + page.Objects);
        }, Stop);
        while (!poll.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Stop);
        }

        await poll;
        asked.ShouldBe(3);
        (clock.GetUtcNow() - begun).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_server_that_says_more_is_asked_by_next_or_by_time_and_one_that_says_neither_is_named()
    {
        var asked = new List<string>();
        using var byNext = new HttpClient(new Answers(r => Noted(asked, r, asked.Count == 0 ? "{\"more\":true,\"next\":\"a b\",\"objects\":[{}]}" : "{\"objects\":[{}]}")));
        (await All(byNext)).ShouldBe(2);
        asked[1].ShouldContain("next=a%20b");
        asked.Clear();
        using var byTime = new HttpClient(new Answers(r =>
        {
            var answer = Noted(asked, r, asked.Count == 0 ? "{\"more\":true,\"objects\":[{}]}" : "{\"objects\":[{}]}");
            answer.Headers.Add("X-TAXII-Date-Added-Last", "2027-01-01T00:00:00.000001Z");
            return answer;
        }));
        (await All(byTime)).ShouldBe(2);
        asked[1].ShouldContain("added_after=2027-01-01T00%3A00%3A00.000001Z");
        using var neither = new HttpClient(new Answers(_ => Envelope("{\"more\":true,\"objects\":[{}]}")));
        (await Should.ThrowAsync<TaxiiException>(() => All(neither))).Message.ShouldContain("more");
        using var html = new HttpClient(new Answers(_ => Envelope("<html>")));
        await Should.ThrowAsync<TaxiiException>(() => All(html));
        using var moved = new HttpClient(new Answers(_ => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("http://elsewhere.example/") } }));
        (await Should.ThrowAsync<TaxiiException>(() => All(moved))).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("{}", "API root")]
    [InlineData("{\"root\":\"https://x.example/r\"}", "API root")]
    [InlineData("{\"root\":\"http://x.example/r/\",\"password\":\"p\"}", "in the clear")]
    [InlineData("[", "no JSON")]
    public void A_file_of_credentials_that_is_none_or_would_tell_a_secret_is_refused(string text, string why)
    {
        using var folder = new TemporaryFolder();
        Should.Throw<TaxiiException>(() => TaxiiPeer.Read(folder.Write("peer.json", text))).Message.ShouldContain(why);
    }

    [Fact]
    public void A_position_comes_back_and_a_damaged_one_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "p.json");
        TaxiiPosition.Read(path).AddedAfter.ShouldBeEmpty();
        new TaxiiPosition("2027-01-01T00:00:00.000001Z").Write(path);
        TaxiiPosition.Read(path).AddedAfter.ShouldBe("2027-01-01T00:00:00.000001Z");
        folder.Write("p.json", "x");
        Should.Throw<TaxiiException>(() => TaxiiPosition.Read(path));
    }

    private static TaxiiPeer Peer(TaxiiHost host, string collection) => new() { Root = host.Root, Collection = collection, User = TaxiiHost.Partner, Password = host.Secret, Page = 7, RequestsPerSecond = 1000 };

    private static async Task<int> All(HttpClient http)
    {
        int pages = 0;
        await foreach (var _ in new TaxiiClient(http, new TaxiiPeer { Root = new Uri("http://127.0.0.1/r/"), Collection = "c", RequestsPerSecond = 1000 }, TimeProvider.System).PollAsync("", Stop))
            pages++;
        return pages;
    }

    private static HttpResponseMessage Noted(List<string> asked, HttpRequestMessage request, string body)
    {
        asked.Add(request.RequestUri!.Query);
        return Envelope(body);
    }

    private static HttpResponseMessage Envelope(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8) };

    private sealed class Answers(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
