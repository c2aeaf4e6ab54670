using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Tocsin.Storage.Partners;
using Tocsin.Taxii;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.Partners.Tests.Taxii;

/// <summary>The server, as the standard has it and as the gate allows it.</summary>
public sealed class TaxiiServerTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_who_it_is_and_which_collections_this_partner_has()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        using var client = host.Client();
        var discovery = await Json(client, "/taxii2/");
        discovery["api_roots"]![0]!.ToString().ShouldBe(host.Root.ToString());
        var root = await Json(client, "");
        root["versions"]![0]!.ToString().ShouldBe(TaxiiHost.Media);
        root["max_content_length"]!.GetValue<int>().ShouldBe(10 << 20);
        var collections = (await Json(client, "collections/"))["collections"]!.AsArray();
        collections.Select(c => (c!["title"]!.ToString(), c["can_write"]!.GetValue<bool>())).ShouldBe([("CERT Valdoria: TLP:CLEAR", false), ("CERT Valdoria: TLP:GREEN", false), ("CERT Valdoria: TLP:AMBER", false), ("CERT Valdoria: inbox", true)]);
        (await Json(client, $"collections/{host.Collection()}/"))["id"]!.ToString().ShouldBe(host.Collection());
        (await client.GetAsync("", Stop)).Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe(TaxiiHost.Media);
    }

    [Theory]
    [InlineData("", 406)]
    [InlineData("application/json", 406)]
    [InlineData("application/taxii+json;version=2.0", 406)]
    [InlineData("*/*", 406)]
    [InlineData("application/taxii+json", 200)]
    [InlineData("text/html, application/taxii+json; version=2.1", 200)]
    public async Task Only_the_media_type_of_the_standard_is_spoken(string accept, int status)
    {
        await using var host = await TaxiiHost.StartAsync(server);
        using var client = host.Client(accept: accept);
        var answer = await client.GetAsync("collections/", Stop);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.NonValidated["Content-Type"].ToString().ShouldBe(TaxiiHost.Media);
    }

    [Fact]
    public async Task Errors_are_those_of_the_standard_each_with_its_status_in_words()
    {
        await using var host = await TaxiiHost.StartAsync(server, new TaxiiOptions { MostBytes = 2000 });
        host.Shelve(4);
        using var client = host.Client();
        string objects = $"collections/{host.Collection()}/objects/", inbox = $"collections/{host.Inbox}/objects/";
        foreach (var (path, status) in new[]
        {
            ("collections/00000000-0000-4000-8000-000000000000/", 404), (objects + "?limit=0", 400), (objects + "?limit=x", 400), (objects + "?limit=-1", 400), (objects + "?added_after=yesterday", 400), (objects + "?next=x", 400),
            (objects + "?match[version]=soon", 400), (objects + "?match[version]=all,last", 400), (objects + "?colour=red", 400), (objects + "indicator--00000000-0000-4000-8000-000000000000/", 404),
            (objects + "indicator--00000000-0000-4000-8000-000000000000/versions/", 404), ("status/00000000-0000-4000-8000-000000000000/", 404), ("nowhere/", 404),
        })
            await Fails(await client.GetAsync(path, Stop), status, path);
        await Fails(await Push(client, objects, "{\"objects\":[]}"), 403, "a collection to read");
        await Fails(await client.DeleteAsync(objects + "x--1/", Stop), 403, "delete in a collection to read");
        await Fails(await Push(client, inbox, "{\"objects\":[]}", "application/json"), 415, "another content type");
        await Fails(await Push(client, inbox, "hello"), 422, "no envelope");
        await Fails(await Push(client, inbox, "{\"objects\":[\"" + new string('x', 3000) + "\"]}"), 413, "too large");
        using var stranger = host.Client(known: false);
        var refused = await stranger.GetAsync("collections/", Stop);
        await Fails(refused, 401, "a stranger");
        refused.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");
    }

    [Theory]
    [InlineData(StoreHome.Sqlite)]
    [InlineData(StoreHome.Postgres)]
    public async Task Pages_follow_one_another_without_gap_or_repetition_whatever_their_size(string home)
    {
        await using var host = await TaxiiHost.StartAsync(server, home: home);
        for (int seed = 0; seed < 6; seed++)
            host.Shelve(seed);
        using var client = host.Client();
        string[] all = [.. (await Json(client, $"collections/{host.Collection()}/objects/"))["objects"]!.AsArray().Select(o => o!["id"]!.ToString())];
        all.Length.ShouldBeGreaterThan(40);
        foreach (int limit in new[] { 1, 7, 1000 })
        {
            var ids = new List<string>();
            string next = "";
            while (true)
            {
                var page = await Json(client, $"collections/{host.Collection()}/objects/?limit={limit}{next}");
                ids.AddRange(page["objects"]?.AsArray().Select(o => o!["id"]!.ToString()) ?? []);
                if (page["more"] is null)
                    break;
                next = "&next=" + page["next"];
            }

            ids.ShouldBe(all);
        }

        // By time too: what was added last is asked for in vain.
        var first = await client.GetAsync($"collections/{host.Collection()}/objects/?limit=10", Stop);
        string last = first.Headers.GetValues("X-TAXII-Date-Added-Last").Single();
        var rest = await Json(client, $"collections/{host.Collection()}/objects/?added_after={last}");
        rest["objects"]!.AsArray().Select(o => o!["id"]!.ToString()).ShouldBe(all[10..]);
        (await Json(client, $"collections/{host.Collection()}/objects/?added_after=2999-01-01T00:00:00Z")).ToJsonString().ShouldBe("{}");
    }

    [Fact]
    public async Task Filters_choose_by_type_id_and_version()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        using var client = host.Client();
        string inbox = $"collections/{host.Inbox}/objects/";
        string One(int day) => $$"""{"type":"campaign","spec_version":"2.1","id":"campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-0{{day}}T00:00:00.000Z","name":"version {{day}}"}""";
        const string Other = """{"type":"tool","spec_version":"2.1","id":"tool--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061","created":"2027-01-01T00:00:00.000Z","modified":"2027-01-01T00:00:00.000Z","name":"x"}""";
        ((int)(await Push(client, inbox, $"{{\"objects\":[{One(1)},{One(3)},{One(2)},{Other}]}}")).StatusCode).ShouldBe(202);
        async Task<string[]> Names(string query) => [.. (await Json(client, inbox + query))["objects"]?.AsArray().Select(o => o!["name"]!.ToString()) ?? []];
        (await Names("")).ShouldBe(["version 3", "x"]);
        (await Names("?match[type]=tool,malware")).ShouldBe(["x"]);
        (await Names("?match[id]=campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061&match[version]=all")).ShouldBe(["version 1", "version 3", "version 2"]);
        (await Names("?match[version]=first")).ShouldBe(["version 1", "x"]);
        (await Names("?match[type]=campaign&match[version]=first,last")).ShouldBe(["version 1", "version 3"]);
        (await Names("?match[version]=2027-01-02T00:00:00.000Z")).ShouldBe(["version 2"]);
        (await Names("?match[spec_version]=2.0")).ShouldBeEmpty();
        (await Names("campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061/")).ShouldBe(["version 3"]);
        (await Json(client, inbox + "campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061/versions/"))["versions"]!.AsArray().Select(v => v!.ToString()[..10]).ShouldBe(["2027-01-01", "2027-01-03", "2027-01-02"]);
        var manifest = (await Json(client, $"collections/{host.Inbox}/manifest/?match[version]=all"))["objects"]!.AsArray();
        manifest.Count.ShouldBe(4);
        manifest[0]!.AsObject().Select(p => p.Key).ShouldBe(["id", "date_added", "version", "media_type"]);

        (await client.DeleteAsync(inbox + "campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061/?match[version]=2027-01-03T00:00:00.000Z", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Names("?match[type]=campaign")).ShouldBe(["version 2"]);
        (await client.DeleteAsync(inbox + "campaign--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061/", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Names("")).ShouldBe(["x"]);
        host.Store.PartnerObjects("campaign").ShouldNotBeEmpty("what a partner gave stays on record");
    }

    [Fact]
    public async Task A_push_is_taken_leniently_and_its_status_counts_every_object()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        using var client = host.Client();
        var pushed = await Push(client, $"collections/{host.Inbox}/objects/", """{"objects":[{"type":"domain-name","id":"domain-name--094a2c37-02ce-55f1-ab27-efc33bb2e451","value":"x.example"},{"type":"url","id":"url--0c7b5b88-8ff7-5a4d-aa9d-feb398cd0061","value":"no scheme"},7]}""");
        var status = JsonNode.Parse(await pushed.Content.ReadAsStringAsync(Stop))!;
        (int Total, int Good, int Bad, int Open) counts = (status["total_count"]!.GetValue<int>(), status["success_count"]!.GetValue<int>(), status["failure_count"]!.GetValue<int>(), status["pending_count"]!.GetValue<int>());
        counts.ShouldBe((3, 1, 2, 0));
        status["failures"]!.AsArray().Count.ShouldBe(2);
        status["successes"]!.AsArray().Count.ShouldBe(1);
        status["failures"]![0]!["message"]!.ToString().ShouldContain("scheme");
        (await Json(client, $"status/{status["id"]}/")).ToJsonString().ShouldBe(status.ToJsonString());
        host.Store.PartnerFiles().ShouldHaveSingleItem().By.ShouldBe("partner CERT Valdoria");
    }

    [Fact]
    public async Task What_is_recalled_or_no_longer_allowed_is_gone_with_the_next_request()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        var share = host.Shelve(4, TlpLevel.Amber);
        using var client = host.Client();
        string objects = $"collections/{host.Collection(TlpLevel.Amber)}/objects/";
        (await Json(client, objects))["objects"].ShouldNotBeNull();
        host.Store.RecordPartner(SharingHome.Cert with { Elections = ["other"] }, "Ida Berg", "less");
        (await Json(client, objects)).ToJsonString().ShouldBe("{}");
        host.Store.RecordPartner(SharingHome.Cert with { Tlp = TlpLevel.Green }, "Ida Berg", "less");
        await Fails(await client.GetAsync(objects, Stop), 404, "a level that it may not get any more");
        host.Store.RecordPartner(SharingHome.Cert, "Ida Berg", "again");
        (await Json(client, objects))["objects"].ShouldNotBeNull();
        host.Store.RecallShare(share.Id, "Jon Ek", "wrong");
        (await Json(client, objects)).ToJsonString().ShouldBe("{}");
        host.Store.EndPartner(TaxiiHost.Partner, "Ida Berg", "over");
        await Fails(await client.GetAsync(objects, Stop), 401, "a partner that ended");
    }

    [Fact]
    public async Task A_partner_sees_nothing_of_another()
    {
        await using var host = await TaxiiHost.StartAsync(server);
        host.Shelve(4);
        host.Store.RecordPartner(SharingHome.Cert with { Name = "Other" }, "Ida Berg", "agreement");
        string secret = host.Store.RenewToken("Other", "Ida Berg");
        using var other = host.Client(known: false);
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"Other:{secret}")));
        await Fails(await other.GetAsync($"collections/{host.Collection()}/objects/", Stop), 404, "a collection of another");
        await Fails(await Push(other, $"collections/{host.Inbox}/objects/", "{\"objects\":[]}"), 404, "the inbox of another");
        (await Json(other, "collections/"))["collections"]!.AsArray().ShouldAllBe(c => c!["title"]!.ToString().StartsWith("Other", StringComparison.Ordinal));
    }

    private static async Task<JsonNode> Json(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, Stop);
        string text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<HttpResponseMessage> Push(HttpClient client, string path, string body, string type = TaxiiHost.Media)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await client.PostAsync(path, content, Stop);
    }

    private static async Task Fails(HttpResponseMessage answer, int status, string what)
    {
        string text = await answer.Content.ReadAsStringAsync(Stop);
        ((int)answer.StatusCode).ShouldBe(status, $"{what}: {text}");
        var error = JsonNode.Parse(text)!;
        (error["title"]!.ToString().Length > 0, error["http_status"]!.ToString()).ShouldBe((true, status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
