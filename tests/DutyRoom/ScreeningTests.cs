using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Server.Casebook;
using Tocsin.Server.Screening;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>What is dropped is looked at by the real program, told why, and gone unless somebody keeps it.</summary>
public sealed class ScreeningTests
{
    private const string Election = "valdoria-2027";
    private const string Place = "finance share /2027/budget";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_message_that_phishes_is_an_attack_for_reasons_and_a_clean_one_is_not_one()
    {
        await using var room = await Open();
        using var client = await Client(room);
        var card = await Screened(client, "mail", Dropped.Phishing);
        var mail = card.Mail!.Shown.Single();
        mail.Verdict.ShouldBe("attack");
        mail.Signs.Select(s => s.Family).Distinct().ShouldBe(["links", "sender", "authentication", "lure"], ignoreOrder: true);
        mail.Signs.ShouldAllBe(s => s.Sentence.Length > 0);
        mail.Signs.ShouldContain(s => s.Evidence.Contains("halvorsen2027-login.example", StringComparison.Ordinal));
        mail.Authentication.Dmarc.ShouldBe("fail");
        card.Sha256.Length.ShouldBe(64);

        var clean = (await Screened(client, "mail", Dropped.Clean)).Mail!;
        clean.Shown.Single().ShouldSatisfyAllConditions(m => m.Verdict.ShouldBe("nothing-found"), m => m.Authentication.Dmarc.ShouldBe("pass"));
        (clean.Attacks, clean.Suspicious).ShouldBe((0, 0));
        room.Store.Audit(Election, Room.Owner, 10).Count(l => l.Action == "screen" && l.Detail.Contains("SHA-256", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_mailbox_only_what_is_grave_is_shown_and_all_is_counted()
    {
        await using var room = await Open();
        using var client = await Client(room);
        string mbox = string.Concat(new[] { Dropped.Clean, Dropped.Phishing, Dropped.Clean }.Select(m => $"From x Thu Apr  1 09:12:00 2027\n{m}\n\n"));
        var mail = (await Screened(client, "mail", mbox)).Mail!;
        (mail.Messages, mail.Attacks, mail.Suspicious).ShouldBe((3, 1, 0));
        mail.Shown.Single().Number.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_mail_and_what_has_no_names_is_refused_with_a_remedy_and_nothing_of_it_stays()
    {
        await using var room = await Open();
        using var client = await Client(room);
        foreach (var (kind, bytes, remedy) in new[]
        {
            ("mail", Array.Empty<byte>(), "Save or export it again"),
            ("mail", [0, 1, 2, 255, 254, 0, 7, 8], ".eml"),
            ("mail", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0], "unpack archives"),
            ("names", [], "Save or export it again"),
            ("names", "-- ! --"u8.ToArray(), "one name a line"),
        })
        {
            var answer = await Post(client, kind, bytes);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Problem(answer)).Remedy.ShouldContain(remedy);
        }

        await Until(() => Left(room) == 0);
    }

    [Fact]
    public async Task A_truncated_a_large_and_a_many_parted_message_break_nothing_and_what_was_left_out_is_said()
    {
        await using var room = await Open();
        using var client = await Client(room);
        (await Screened(client, "mail", Dropped.Phishing[..500])).Mail!.Messages.ShouldBe(1);
        (await Screened(client, "mail", Dropped.Parts)).Mail!.Shown.Single().Problems.ShouldContain(p => p.Contains("500 parts", StringComparison.Ordinal));
        var large = await Post(client, "mail", Dropped.Large);
        JsonSerializer.Deserialize<ScreeningCard>(await large.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ApiJson.Options)!.Mail!.Attacks.ShouldBe(1);
        var larger = await Post(client, "mail", new byte[(64 * 1024 * 1024) + 1]);
        larger.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Problem(larger)).Remedy.ShouldContain("smaller parts");
    }

    [Fact]
    public async Task Names_are_told_apart_by_score_and_reason()
    {
        await using var room = await Open();
        using var client = await Client(room);
        var names = (await Screened(client, "names", Dropped.Names)).Names!;
        names.Names.ShouldBe(4);
        names.Total.ShouldBe(3);
        names.Alarms.Select(a => a.Name).ShouldBe(["halvorsen2027-login.example", "halvorsen2O27.example", "vote-halvorsen2027.example.com"]);
        names.Alarms[0].ShouldSatisfyAllConditions(a => a.Risk.ShouldBe("high"), a => a.Protected.ShouldBe("halvorsen2027.example"), a => a.Reasons.ShouldNotBeEmpty());
    }

    [Fact]
    public async Task What_is_kept_becomes_a_sighting_once_and_the_file_stays()
    {
        await using var room = await Open();
        using var client = await Client(room);
        int before = Seen(room);
        for (int time = 0; time < 2; time++)
        {
            var card = await Screened(client, "mail", Dropped.Phishing);
            var kept = await client.PostAsync($"screenings/{card.Id}/evidence", null, TestContext.Current.CancellationToken);
            kept.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            await Until(async () => JsonDocument.Parse(await client.GetStringAsync(kept.Headers.Location, TestContext.Current.CancellationToken)).RootElement.GetProperty("state").GetString() == "done");
            (await client.PostAsync($"screenings/{card.Id}/evidence", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it is kept already");
        }

        Seen(room).ShouldBe(before + 1);
        var found = room.Store.Found(Election, ["mail-screening"], 100).Single(f => f.Sentence.Contains("password expires", StringComparison.Ordinal));
        found.Incident.ShouldBe(1, "it has a name in common with that incident");
        Directory.EnumerateFiles(Path.Combine(room.Data, "uploads", Election), "*", SearchOption.AllDirectories).Count().ShouldBe(1);

        var clean = await Screened(client, "mail", Dropped.Clean);
        (await client.PostAsync($"screenings/{clean.Id}/evidence", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "nothing was found in it");
        room.Store.CloseCollection(Election, Room.Owner, "over");
        var late = await Screened(client, "names", Dropped.Names);
        (await client.PostAsync($"screenings/{late.Id}/evidence", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "no collection is open");
    }

    [Fact]
    public async Task What_nobody_keeps_is_gone_after_an_hour_or_at_once_or_at_the_next_start()
    {
        await using var room = await Room.Open(program: Stores.Program, copy: Stores.CopyTo, data: d => Directory.CreateDirectory(Path.Combine(d, "screened", "left", "file")));
        Left(room).ShouldBe(0);
        using var client = await Client(room);
        var now = await Screened(client, "mail", Dropped.Clean);
        var later = await Screened(client, "mail", Dropped.Clean);
        Left(room).ShouldBe(2);
        (await client.DeleteAsync($"screenings/{now.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Until(() => Left(room) == 1);
        room.Clock.Advance(TimeSpan.FromMinutes(59));
        (await client.GetAsync($"screenings/{later.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Until(() =>
        {
            room.Clock.Advance(TimeSpan.FromMinutes(1));
            return Left(room) == 0;
        });
        (await client.GetAsync($"screenings/{later.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_works_on_another_election_and_who_only_reads_screens_nothing()
    {
        await using var room = await Open();
        using var client = await Client(room);
        var card = await Screened(client, "mail", Dropped.Phishing);
        using var other = await room.Make("Jon Ek", Role.Lead, "other-2027");
        using var stranger = Client(room, KeyTests.Make(room, "Jon Ek", [.. Scopes.All], ["other-2027"]));
        (await stranger.GetAsync($"screenings/{card.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.DeleteAsync($"screenings/{card.Id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Post(stranger, "mail", Encoding.UTF8.GetBytes(Dropped.Clean))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var reader = await room.Make("Una Li", Role.Viewer, Election);
        using var reading = Client(room, KeyTests.Make(room, "Una Li", [.. Scopes.All], [Election]));
        (await Post(reading, "mail", Encoding.UTF8.GetBytes(Dropped.Clean))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_dump_is_compared_with_ours_and_where_decoys_were_planted_is_for_leads_and_not_in_the_store()
    {
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, own: Dropped.Own(Election));
        using var owner = await room.MakeOwner();
        using var analyst = await room.Make("Una Li", Role.Analyst, Election);
        using var scope = room.App.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<Desk>().For(new Caller("Una Li", Role.Analyst, new HashSet<string> { Election }));
        using var content = new MemoryStream(Dropped.Dump());
        var card = await desk.Screen(Election, ScreeningKind.Dump, "dump.zip", content, TestContext.Current.CancellationToken);
        var dump = (await desk.Verdict(Election, card.Id, Patience, TestContext.Current.CancellationToken)).Dump!;
        dump.Verdicts["ours-altered"].ShouldBe(3);
        dump.Found[0].Verdict.ShouldBe("ours-altered");
        dump.Found.SelectMany(d => d.Headers).ShouldContain(h => h.Field == "Date" && h.Before != h.After);
        dump.Found.SelectMany(d => d.Alterations ?? []).ShouldContain(a => a.Kind == "inserted-passage" && a.After.Contains("nobody writes that down", StringComparison.Ordinal));
        dump.Alarming.ShouldBeGreaterThan(0);
        JsonSerializer.Serialize(dump, ApiJson.Options).ShouldNotContain(Place);
        dump.Silent.ShouldBeEmpty();
        desk.For(new Caller("Ida Berg", Role.Lead, null)).Screening(Election, card.Id).Dump!.Rings.ShouldContain(r => r.Place == Place);

        // The quickstart's own scan told places; what the duty room keeps does not.
        int told = room.Store.Found(Election, ["decoys"], 100).Count;
        desk.For(new Caller("Una Li", Role.Analyst, new HashSet<string> { Election }));
        desk.Found(Election, ["decoys"], 100).Count.ShouldBe(told);
        JsonSerializer.Serialize(desk.Found(Election, ["decoys"], 100), ApiJson.Options).ShouldNotContain(Place);
        var job = desk.Keep(desk.Screening(Election, card.Id));
        await job.Over.WaitAsync(Patience, TestContext.Current.CancellationToken);
        job.State.ShouldBe(Tocsin.Server.Ingest.JobState.Done, string.Join("; ", job.Lines));
        var rings = room.Store.Found(Election, ["decoys"], 100);
        rings.Count.ShouldBe(told + 1);
        JsonSerializer.Serialize(rings.Single(r => r.Sentence.Contains("the store of decoys says which", StringComparison.Ordinal)), ApiJson.Options).ShouldNotContain(Place);
    }

    [Fact]
    public async Task A_dump_is_compared_with_nothing_of_another_election_and_a_store_that_does_not_open_is_the_operators_affair()
    {
        var own = Dropped.Own("other-2027");
        own[Election] = new Server.OwnMaterial { Decoys = "/nowhere/decoys.json" };
        await using var room = await Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo, own: own);
        using var owner = await room.MakeOwner();
        using var scope = room.App.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<Desk>().For(new Caller("Ida Berg", Role.Lead, new HashSet<string> { Election }));
        desk.Own(Election).ShouldBe((false, true));
        Should.Throw<StoreException>(() => desk.Own("other-2027")).Refusal.ShouldBe(StoreRefusal.Absent);
        using var content = new MemoryStream("nothing"u8.ToArray());
        var card = await desk.Screen(Election, ScreeningKind.Dump, "a.txt", content, TestContext.Current.CancellationToken);
        card = await desk.Verdict(Election, card.Id, Patience, TestContext.Current.CancellationToken);
        card.Problem.ShouldBe(ScreeningProblem.Own);
        JsonSerializer.Serialize(card, ApiJson.Options).ShouldNotContain("nowhere");
    }

    [Fact]
    public async Task The_process_that_looks_does_not_know_the_store_has_little_memory_and_may_break()
    {
        await using var telling = await Room.Open(real: true, program: ["sh", "-c", "echo \"store=$TOCSIN_STORE. heap=$DOTNET_GCHeapHardLimit.\""], copy: Stores.CopyTo);
        using var client = await Client(telling);
        (await Problem(await Post(client, "mail", "x"u8.ToArray()))).What.ShouldContain("store=. heap=40000000.");
        await using var breaking = await Room.Open(real: true, program: ["sh", "-c", "kill -9 $$"], copy: Stores.CopyTo);
        using var second = await Client(breaking);
        var broke = await Post(second, "mail", "x"u8.ToArray());
        broke.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Problem(broke)).What.ShouldContain("broke");
        (await second.GetAsync("", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, "the server lives");
    }

    [Fact]
    public async Task What_takes_long_can_be_stopped_and_holds_up_nobody_else_beyond_its_turn()
    {
        await using var room = await Room.Open(real: true, program: ["sh", "-c", "exec sleep 600"], copy: Stores.CopyTo);
        using var owner = await room.MakeOwner();
        var screenings = room.App.Services.GetRequiredService<Screenings>();
        var works = new List<ScreeningWork>();
        for (int i = 0; i < 4; i++)
            works.Add(await screenings.Start(Election, ScreeningKind.Mail, "a.eml", Room.Owner, new MemoryStream("x"u8.ToArray()), TestContext.Current.CancellationToken));
        foreach (var work in works)
        {
            work.Stop();
            await work.Over.WaitAsync(Patience, TestContext.Current.CancellationToken);
            work.Card.Problem.ShouldBe(ScreeningProblem.Stopped);
            screenings.Forget(work);
        }

        await Until(() => Left(room) == 0);
    }

    private static Task<Room> Open() => Room.Open(real: true, program: Stores.Program, copy: Stores.CopyTo);

    private static int Seen(Room room) => room.Store.Found(Election, ["mail-screening"], 1000).Count;

    private static int Left(Room room) => Directory.EnumerateDirectories(Path.Combine(room.Data, "screened")).Count();

    private static async Task<HttpClient> Client(Room room)
    {
        using var owner = await room.MakeOwner();
        return Client(room, KeyTests.Make(room, Room.Owner, [.. Scopes.All], [Caller.Every]));
    }

    private static HttpClient Client(Room room, string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(room.Address, $"/api/v1/elections/{Election}/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string kind, byte[] body)
    {
        // As curl does: what is too large is refused before it is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"screenings/{kind}") { Content = new ByteArrayContent(body) };
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<ScreeningCard> Screened(HttpClient client, string kind, string body)
    {
        var answer = await Post(client, kind, Encoding.UTF8.GetBytes(body));
        string said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, said);
        return JsonSerializer.Deserialize<ScreeningCard>(said, ApiJson.Options)!;
    }

    private static async Task<(string What, string Remedy)> Problem(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (problem.RootElement.GetProperty("title").GetString()!, problem.RootElement.GetProperty("detail").GetString()!);
    }

    private static Task Until(Func<bool> done) => Until(() => Task.FromResult(done()));

    private static async Task Until(Func<Task<bool>> done)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await done())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Patience);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
