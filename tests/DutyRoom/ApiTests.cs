using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Server.Ingest;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>The API as a program uses it: a real server, a real scan behind it.</summary>
public sealed class ApiTests
{
    private const string Election = "valdoria-2027";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Posts_that_arrive_are_looked_at_and_become_what_people_see()
    {
        await using var room = await Open();
        using var client = await Client(room, "Ida Berg", Scopes.All);
        int before = (await Read<ApiPage<IncidentCard>>(client, $"elections/{Election}/incidents?all=true")).Items.Count;
        string body = string.Join('\n', Operation());
        var receipt = await Send(client, "feed", body);
        receipt.Accepted.ShouldBe(Operation().Count);
        (await Send(client, "feed", body)).Duplicates.ShouldBe(Operation().Count);
        await Until(async () => (await Read<ApiPage<IncidentCard>>(client, $"elections/{Election}/incidents?all=true")).Items.Count > before);
        var posts = await Read<ApiPage<StoredPost>>(client, $"elections/{Election}/posts?q=quixotic&limit=3");
        posts.Items.Count.ShouldBe(3);
        posts.Items.ShouldAllBe(p => p.Account.StartsWith("acct-", StringComparison.Ordinal));
        var next = await Read<ApiPage<StoredPost>>(client, $"elections/{Election}/posts?q=quixotic&limit=3&cursor={posts.Next}");
        next.Items.Select(p => p.Id).ShouldNotContain(posts.Items[0].Id);
        await Until(async () => (await Read<JsonElement>(client, "jobs"))[0].GetProperty("state").GetString() == "done");
    }

    [Fact]
    public async Task An_incident_is_told_in_full_infinite_ratios_included()
    {
        await using var room = await Open();
        using var client = await Client(room, "Ida Berg", [Scopes.Read]);
        var detail = await Read<IncidentDetail>(client, $"elections/{Election}/incidents/1");
        detail.Told.Chains.Single().Steps.Count.ShouldBeGreaterThan(5);
        detail.Findings.SelectMany(f => f.Accounts).ShouldAllBe(a => a.Account.StartsWith("acct-", StringComparison.Ordinal));
        detail.Proposed.Criteria.Count.ShouldBe(4);
        room.Store.AuditOf(detail.Card.Id).ShouldContain(l => l.Action == "view" && l.Actor == "Ida Berg");
    }

    [Fact]
    public async Task Where_a_decoy_was_planted_is_for_leads_that_it_rang_for_all()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        (await room.Make("Eva Lind", Role.Analyst, Election)).Dispose();
        foreach (var (name, told) in new[] { ("Ida Berg", true), ("Eva Lind", false) })
        {
            using var client = Client(room, Key(room, name, [Scopes.Read], [Election]));
            string body = await (await client.GetAsync($"elections/{Election}/incidents/1", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            body.Contains("finance share", StringComparison.Ordinal).ShouldBe(told, name);
            body.ShouldContain("\"decoys\"");
        }
    }

    [Fact]
    public async Task A_decision_needs_the_version_it_is_about_and_of_two_who_race_one_is_told()
    {
        await using var room = await Open();
        using var client = await Client(room, "Ida Berg", [Scopes.Read, Scopes.Decide]);
        string path = $"elections/{Election}/incidents/1";
        (await Decide(client, path, null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Decide(client, path, "\"999\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        string tag = (await client.GetAsync(path, TestContext.Current.CancellationToken)).Headers.ETag!.Tag;
        var both = await Task.WhenAll(Decide(client, path, tag), Decide(client, path, tag));
        both.Count(s => s == HttpStatusCode.NoContent).ShouldBe(1);
        both.ShouldContain(s => s == HttpStatusCode.PreconditionFailed || s == HttpStatusCode.Conflict);
        (await Read<List<Decision>>(client, path + "/decisions")).Count(d => d.Kind == "dismiss").ShouldBe(1);
    }

    [Fact]
    public async Task Another_election_is_answered_as_one_that_does_not_exist()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        using var other = await room.Make("Jon Ek", Role.Lead, "other-2027");
        using var client = Client(room, Key(room, "Jon Ek", Scopes.All, ["other-2027"]));
        foreach (string path in new[] { "", "/incidents", "/incidents/1", "/incidents/1/history", "/incidents/1/decisions", "/posts?q=a", "/findings?detector=leaks", "/activity", "/collections" })
        {
            var hidden = await client.GetAsync($"elections/{Election}{path}", TestContext.Current.CancellationToken);
            var absent = await client.GetAsync($"elections/nowhere-2027{path}", TestContext.Current.CancellationToken);
            hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            absent.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace(Election, "X", StringComparison.Ordinal)
                .ShouldBe((await absent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("nowhere-2027", "X", StringComparison.Ordinal), path);
        }

        (await Read<List<StoredElectionCard>>(client, "elections")).ShouldBeEmpty();
        (await client.GetAsync("audit", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeFalse();
        (await client.PostAsync($"elections/{Election}/posts?source=x", Lines("{}"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_the_reason_and_the_remedy()
    {
        await using var room = await Open();
        using var client = await Client(room, "Ida Berg", Scopes.All);
        async Task<(HttpStatusCode Status, string Remedy)> Refused(string path, HttpContent content)
        {
            var answer = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return (answer.StatusCode, problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : "");
        }

        (await Refused($"elections/{Election}/posts?source=..", Lines("{}"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Refused($"elections/{Election}/posts?source=x", new StringContent("{}", Encoding.UTF8, "text/plain"))).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        var bad = await client.PostAsync($"elections/{Election}/posts?source=x", Lines("nothing\nof\0this"), TestContext.Current.CancellationToken);
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        room.Store.CloseCollection(Election, "Ida Berg", "over");
        var closed = await Refused($"elections/{Election}/posts?source=x", Lines(Operation()[0]));
        closed.Status.ShouldBe(HttpStatusCode.Conflict);
        closed.Remedy.ShouldContain("open a new one");
    }

    [Fact]
    public async Task The_description_names_every_operation_and_keys_without_a_scope_open_nothing()
    {
        await using var room = await Open();
        using var client = await Client(room, "Ida Berg", [Scopes.Read]);
        var paths = (await Read<JsonElement>(client, "openapi.json")).GetProperty("paths");
        paths.EnumerateObject().Count().ShouldBeGreaterThan(12);
        var silent = from path in paths.EnumerateObject()
                     from operation in path.Value.EnumerateObject()
                     where operation.Name is "get" or "post" or "put" or "delete" && !operation.Value.TryGetProperty("summary", out var summary)
                     select $"{operation.Name} {path.Name}";
        silent.Where(o => !o.Contains("/api/try/", StringComparison.Ordinal)).ShouldBeEmpty();
        (await Decide(client, $"elections/{Election}/incidents/1", "*")).ShouldBe(HttpStatusCode.Forbidden);
        (await client.PostAsync($"elections/{Election}/posts?source=x", Lines("{}"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetStringAsync("metrics", TestContext.Current.CancellationToken)).ShouldContain("tocsin_ingest_waiting");
    }

    [Fact]
    public async Task A_job_that_is_stopped_before_its_turn_is_over_and_those_behind_it_run()
    {
        await using var room = await Open();
        var board = room.App.Services.GetRequiredService<JobBoard>();
        var gate = new TaskCompletionSource();
        board.Start(Election, "import", "first", "Ida Berg", (_, _) => gate.Task);
        var second = board.Start(Election, "import", "second", "Ida Berg", (_, _) => throw new InvalidOperationException("BUG: it ran"));
        var third = board.Start(Election, "import", "third", "Ida Berg", (_, _) => Task.CompletedTask);
        board.Stop(second);
        gate.SetResult();
        await third.Over.WaitAsync(Patience, TestContext.Current.CancellationToken);
        (second.State, third.State).ShouldBe((JobState.Cancelled, JobState.Done));
        second.Over.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_store_itself_refuses_a_decision_about_what_changed_meanwhile()
    {
        await using var room = await Open();
        using var owner = await room.MakeOwner();
        var card = room.Store.Incident("1", Election);
        room.Store.Judge(card.Id, "note", "", "", "", [], "Ida Berg", "seen by somebody else");
        var refused = Should.Throw<StoreException>(() => room.Store.SetState(card.Id, "dismissed", "Ida Berg", "late", card.Revision));
        refused.Refusal.ShouldBe(StoreRefusal.Changed);
        room.Store.Incident("1", Election).State.ShouldBe("open");
    }

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);

    private static async Task<HttpClient> Client(Room room, string name, IReadOnlyList<string> scopes)
    {
        using var owner = await room.MakeOwner();
        return Client(room, Key(room, name, scopes, [Caller.Every]));
    }

    private static HttpClient Client(Room room, string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(room.Address, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static string Key(Room room, string person, IReadOnlyList<string> scopes, IReadOnlyList<string> elections) => KeyTests.Make(room, person, [.. scopes], [.. elections]);

    private static async Task<T> Read<T>(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {body}");
        return JsonSerializer.Deserialize<T>(body, ApiJson.Options)!;
    }

    private static async Task<IngestReceipt> Send(HttpClient client, string source, string body)
    {
        var answer = await client.PostAsync($"elections/{Election}/posts?source={source}", Lines(body), TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<IngestReceipt>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ApiJson.Options)!;
    }

    private static async Task<HttpStatusCode> Decide(HttpClient client, string path, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "/decisions") { Content = new StringContent("""{"kind":"dismiss","reason":"a rehearsal"}""", Encoding.UTF8, "application/json") };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static StringContent Lines(string body) => new(body, new UTF8Encoding(false), new MediaTypeHeaderValue("application/x-ndjson"));

    private static async Task Until(Func<Task<bool>> done)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await done())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Patience);
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }
    }

    // Thirty accounts that share the same twenty links within seconds, among sixty that do not.
    private static List<string> Operation()
    {
        var lines = new List<string>();
        for (int link = 0; link < 20; link++)
        {
            for (int account = 0; account < 30; account++)
                lines.Add($$"""{"id":"o{{link}}-{{account}}","account":"pushed{{account}}","time":"2027-04-{{1 + (link / 4):00}}T1{{link % 4}}:{{link + 10}}:{{(account * 7) % 40:00}}Z","text":"quixotic {{link}} https://push.example/{{link}}","platform":"x"}""");
        }

        for (int account = 0; account < 60; account++)
        {
            for (int post = 0; post < 20; post++)
                lines.Add($$"""{"id":"n{{account}}-{{post}}","account":"plain{{account}}","time":"2027-04-{{1 + (((account * 3) + post) % 6):00}}T{{((account * 5) + (post * 7)) % 24:00}}:{{((account * 11) + (post * 13)) % 60:00}}:00Z","text":"plain words {{account * post}} https://paper{{(account + post) % 40}}.example/{{post * account % 300}}","platform":"x"}""");
        }

        return lines;
    }
}
