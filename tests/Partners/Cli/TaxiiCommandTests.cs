using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.Partners.Stix.Out;
using Tocsin.Partners.Tests.Taxii;
using Tocsin.Storage.Partners;
using Tocsin.Tests.Cli;
using Tocsin.Tests.Sources;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Cli;

/// <summary><c>partners poll</c> and <c>partners push</c> against our own server: two stores, one wire.</summary>
public sealed class TaxiiCommandTests(PostgresServer server)
{
    private const string Partner = TaxiiHost.Partner;

    [Fact]
    public async Task A_poll_that_is_cut_goes_on_where_it_was_and_takes_every_object_once()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        host.Shelve(5);
        string[] there = [.. host.Store.Shelf(host.Collection(), SharingHome.Cert, new ShelfQuery { Limit = 10_000 }).Select(o => o.Id).Order(StringComparer.Ordinal)];
        using var at = new SharingHome(StoreHome.Sqlite, server);
        using var folder = new TemporaryFolder();
        int asked = 0;
        host.Before = http =>
        {
            if (++asked != 4)
                return false;
            http.Abort();
            return true;
        };
        string[] poll = ["partners", "poll", Partner, "--peer", Peer(folder, host, host.Collection()), "--state", Path.Combine(folder.Path, "state.json"), "--by", "Ida Berg", "--store", at.At.Address.File!];
        var (code, _, error) = await Run(poll);
        code.ShouldBe(2);
        error.ShouldContain("it goes on where it was");
        int first = at.Store.PartnerFiles().Count;
        first.ShouldBe(3, "three pages of five came whole");

        (code, _, error) = await Run(poll);
        code.ShouldBe(0, error);
        at.Store.PartnerFiles().Sum(f => f.Kept + f.Refused + f.Known).ShouldBe(there.Length);
        at.Store.PartnerFiles().Sum(f => f.Kept + f.Refused).ShouldBe(there.Length);
        (code, string text, _) = await Run(poll);
        (code, text).ShouldBe((0, "Nothing new.\n"));
    }

    [Fact]
    public async Task A_wrong_secret_is_named_told_nowhere_and_nothing_is_kept()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        using var at = new SharingHome(StoreHome.Sqlite, server);
        using var folder = new TemporaryFolder();
        string peer = Peer(folder, host, host.Collection(), secret: "zz-not-the-secret");
        string state = Path.Combine(folder.Path, "state.json");
        var (code, text, error) = await Run("partners", "poll", Partner, "--peer", peer, "--state", state, "--by", "Ida Berg", "--store", at.At.Address.File!);
        code.ShouldBe(2);
        error.ShouldContain("401");
        error.ShouldContain("check user and password");
        (text + error).ShouldNotContain("zz-not-the-secret");
        at.Store.PartnerFiles().ShouldBeEmpty();
        File.Exists(state).ShouldBeFalse();

        string share = Approved(at);
        (code, text, error) = await Run("partners", "push", share, "--peer", Peer(folder, host, host.Inbox, secret: "zz-not-the-secret"), "--by", "Ida Berg", "--store", at.At.Address.File!);
        (code, error.Contains("401", StringComparison.Ordinal)).ShouldBe((2, true));
        host.Store.PartnerFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_says_wait_is_waited_for_as_long_as_it_says()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        using var at = new SharingHome(StoreHome.Sqlite, server);
        using var folder = new TemporaryFolder();
        var asked = new List<long>();
        host.Before = http =>
        {
            asked.Add(Stopwatch.GetTimestamp());
            if (asked.Count != 2)
                return false;
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "2";
            return true;
        };
        var (code, _, error) = await Run("partners", "poll", Partner, "--peer", Peer(folder, host, host.Collection()), "--state", Path.Combine(folder.Path, "state.json"), "--by", "Ida Berg", "--store", at.At.Address.File!);
        code.ShouldBe(0, error);
        Stopwatch.GetElapsedTime(asked[1], asked[2]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1.9));
        at.Store.PartnerFiles().Sum(f => f.Kept + f.Refused).ShouldBe(host.Store.Shelf(host.Collection(), SharingHome.Cert, new ShelfQuery { Limit = 10_000 }).Count);
    }

    [Fact]
    public async Task An_approved_share_is_pushed_whole_and_one_that_nobody_approved_never_reaches_the_wire()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        using var at = new SharingHome(StoreHome.Sqlite, server);
        using var folder = new TemporaryFolder();
        int asked = 0;
        host.Before = _ => ++asked < 0;
        string peer = Peer(folder, host, host.Inbox), store = at.At.Address.File!;
        string alone = at.Store.PrepareShare(Partner, TlpLevel.Green, "stix", ["1"], Bundle(5), "Ida Berg").Id;
        var (code, _, error) = await Run("partners", "push", alone, "--peer", peer, "--by", "Ida Berg", "--store", store);
        (code, error.Contains("approve", StringComparison.Ordinal), asked).ShouldBe((2, true, 0));

        string share = Approved(at);
        (code, _, error) = await Run("partners", "push", share, "--peer", peer, "--by", "Ida Berg", "--store", store);
        code.ShouldBe(0, error);
        using var sent = JsonDocument.Parse(at.Store.ShareText(share));
        string[] ids = [.. sent.RootElement.GetProperty("objects").EnumerateArray().Select(o => o.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)];
        host.Store.Shelf(host.Inbox, SharingHome.Cert, new ShelfQuery { Limit = 10_000 }).Select(o => o.Id).Order(StringComparer.Ordinal).ShouldBe(ids);
        host.Store.PartnerFiles().ShouldHaveSingleItem().Refused.ShouldBe(0);
        at.Store.Share(share).Events[^1].Detail.ShouldBe("TAXII 127.0.0.1");
    }

    [Fact]
    public async Task Who_tries_secrets_is_kept_out_for_a_while_by_name_and_address_and_nobody_else_is()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Store.RecordPartner(new Partner("Agency", TlpLevel.Green, ShareFormats.All, true, ["test"], default, false), "Ida Berg", "agreement");
        string agency = host.Store.RenewToken("Agency", "Ida Berg");
        using var http = host.Client(known: false);
        for (int i = 0; i < 5; i++)
            (await Ask(http, Partner, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var shut = await Ask(http, " cert  VALDORIA", host.Secret);
        shut.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        shut.Content.Headers.ContentType!.MediaType.ShouldBe("application/taxii+json");
        var wait = shut.Headers.RetryAfter!.Delta!.Value;
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        (await Ask(http, "Agency", agency)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Store.Audit(null, null, 1000).Count(l => l.Action == "lock-out" && l.Subject == Partner).ShouldBe(1);

        host.At.At.Clock.Advance(wait + TimeSpan.FromSeconds(1));
        (await Ask(http, Partner, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(http, Partner, host.Secret)).Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(wait, "longer with each further wrong one");
        host.At.At.Clock.Advance(TimeSpan.FromMinutes(16));
        (await Ask(http, Partner, host.Secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Ask(http, Partner, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a right one forgot what was wrong");
        (await Ask(http, Partner, host.Secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string name, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "collections/");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}")));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Approved(SharingHome at)
    {
        var share = at.Store.PrepareShare(Partner, TlpLevel.Green, "stix", ["1"], Bundle(4), "Ida Berg");
        return at.Store.ApproveShare(share.Id, "Jon Ek").Id;
    }

    private static string Bundle(int seed) => Encoding.UTF8.GetString(IncidentBundle.Bytes([MadeIncidents.Facts(seed)], new StixSharing { Office = "Cell", Tlp = TlpLevel.Green }));

    private static string Peer(TemporaryFolder folder, TaxiiHost host, string collection, string? secret = null) =>
        folder.Write("peer.json", $"{{\"root\":\"{host.Root}\",\"collection\":\"{collection}\",\"user\":\"{Partner}\",\"password\":\"{secret ?? host.Secret}\",\"requests_per_second\":1000,\"page\":5}}");

    private static async Task<(int Code, string Output, string Messages)> Run(params string[] arguments)
    {
        using var screen = new Screen(width: 200);
        int code = await screen.Run(arguments);
        return (code, screen.Output, screen.Messages);
    }
}
