using System.Net;
using Shouldly;
using Tocsin.Cli;
using Tocsin.Cli.Output;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Tests.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>How people come in, and how two admins do not get into each other's way.</summary>
public sealed class InvitationTests(PostgresServer server)
{
    public static TheoryData<bool> Homes => [false, true];

    [Fact]
    public async Task An_invitation_opens_once_and_gives_what_the_admin_said()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        var page = await owner.Post("/people", "invite", ("name", "Jon Ek"), ("role", "Analyst"), ("elections", "*"));
        string link = System.Text.RegularExpressions.Regex.Match(page.Body, "/invite\\?token=[A-Za-z0-9_-]{43}").Value;
        using var visitor = room.Visitor();
        using var late = room.Visitor();
        string token = await late.Token(link);
        (await visitor.Post(link, "invite", ("new", "jon ek 123456"), ("again", "jon ek 123456"))).Body.ShouldContain("made of your name");
        (await visitor.Post(link, "invite", ("new", Room.Password), ("again", Room.Password))).Status.ShouldBeRedirect("/account?welcome=1");
        (await late.PostWith(link, "invite", token, ("new", "another password here"), ("again", "another password here"))).Status.Code.ShouldNotBe(HttpStatusCode.Redirect);
        (await late.Get(link)).Body.ShouldContain("opens nothing");
        (await visitor.Get("/api/try/read")).Body.ShouldBe("Jon Ek Analyst True True");
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task A_link_for_somebody_locked_out_ends_every_other_way_in(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        await SignInTests.TurnOnCodes(room, owner);
        string secret = Secret.New(), withdrawn = Secret.New();
        room.Store.Invite(Room.Owner, null, null, Secret.Hash(withdrawn), room.Store.Now.AddHours(1), Room.Owner);
        room.Store.Invite(Room.Owner, null, null, Secret.Hash(secret), room.Store.Now.AddHours(1), Room.Owner);
        using var visitor = room.Visitor();
        (await visitor.Get("/invite?token=" + withdrawn)).Body.ShouldContain("opens nothing", Case.Sensitive, "the newest link is the only one");
        (await visitor.Post("/invite?token=" + secret, "invite", ("new", "seven grey wagtails sing"), ("again", "seven grey wagtails sing"))).Status.ShouldBeRedirect("/account?welcome=1");
        (await owner.Get("/account")).Status.Code.ShouldBe(HttpStatusCode.Redirect);
        room.Store.FindAccount(Room.Owner)!.Totp.ShouldBeEmpty();
        room.Store.Memberships(Room.Owner).ShouldBe(["*"]);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Two_admins_who_end_each_other_at_once_leave_one_of_them(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        using var other = await room.Make("Jon Ek", Role.Admin, "*");
        var ended = await Task.WhenAll(
            Task.Run(() => Tried(() => room.Store.EndPerson("Jon Ek", Room.Owner, "race"))),
            Task.Run(() => Tried(() => room.Store.EndPerson(Room.Owner, "Jon Ek", "race"))));
        ended.Count(e => e).ShouldBe(1);
        room.Store.People().Count(p => p is { Until: null, Role: Role.Admin }).ShouldBe(1);
        room.Store.VerifyAudit().Broken.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task One_link_taken_by_two_at_once_opens_for_one(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        string secret = new Uri(room.First.Link!).Query["?token=".Length..];
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Tried(() => room.Store.MakeOwner(Secret.Hash(secret), $"Owner {(char)('A' + i)}", "hash")))));
        made.Count(m => m).ShouldBe(1);
        room.Store.Accounts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_command_line_makes_a_link_for_a_locked_out_owner_and_the_log_tells()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-cli").FullName;
        string file = Path.Combine(folder, "cases.db");
        using (var store = CaseStore.Open(StoreAddress.Parse(file), create: true, TimeProvider.System))
            store.AddPerson("Ida Berg", Role.Admin, "", "Ida Berg");
        using var output = new StringWriter();
        using var terminal = new Terminal { Out = output, OutBytes = Stream.Null, Error = output, In = Stream.Null };
        (await Application.RunAsync(["people", "invite", "Ida Berg", "--by", "Ida Berg", "--store", file, "--address", "https://duty.example"], terminal, CancellationToken.None)).ShouldBe(0);
        string secret = System.Text.RegularExpressions.Regex.Match(output.ToString(), "https://duty.example/invite\\?token=([A-Za-z0-9_-]{43})").Groups[1].Value;
        using (var store = CaseStore.Open(StoreAddress.Parse(file), create: false, TimeProvider.System))
        {
            store.FindInvitation(Secret.Hash(secret))!.Name.ShouldBe("Ida Berg");
            store.Audit(null, null, 1).Single().Action.ShouldBe("person-invite");
            Should.Throw<StoreException>(() => store.Invite("Eve", Role.Admin, ["*"], "x", store.Now.AddHours(1), "Eve"));
            Should.Throw<StoreException>(() => store.Invite("Detection", Role.Admin, ["*"], "x", store.Now.AddHours(1), "Ida Berg"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task A_copy_of_the_store_opens_no_door_that_was_open(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        string secret = Secret.New();
        room.Store.Invite("Jon Ek", Role.Lead, ["valdoria-2027"], Secret.Hash(secret), room.Store.Now.AddHours(1), Room.Owner);
        string folder = Directory.CreateTempSubdirectory("tocsin-copy").FullName;
        using (var copy = CaseStore.Open(StoreAddress.Parse(Path.Combine(folder, "copy.db")), create: true, room.Clock))
        {
            room.Store.CopyTo(copy);
            copy.Accounts().Single().ShouldBe(room.Store.Accounts().Single());
            copy.Memberships("Jon Ek").ShouldBe(["valdoria-2027"]);
            copy.Sessions().ShouldBeEmpty();
            copy.FindInvitation(Secret.Hash(secret)).ShouldBeNull();
            copy.Check().ShouldBeEmpty();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Who_is_registered_under_the_name_of_somebody_who_left_gets_none_of_their_ways_in(bool postgres)
    {
        await using var room = await Room.Open(postgres: postgres ? server : null);
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Lead, "*");
        string key = "tocsin_" + Secret.New();
        room.Store.MakeKey(new Tocsin.Storage.Access.ApiKey("k", "a program", CaseStore.Known("Jon Ek"), ["read"], ["*"], default, room.Store.Now.AddDays(9), null, null), Secret.Hash(key), Room.Owner);
        room.Store.EndPerson("Jon Ek", Room.Owner, "left");
        room.Store.AddPerson("Jon Ek", Role.Analyst, "", Room.Owner);
        (await jon.Get("/account")).Status.Code.ShouldBe(HttpStatusCode.Redirect);
        (await jon.SignIn("Jon Ek", Room.Password)).Status.Code.ShouldBe(HttpStatusCode.OK);
        room.Store.FindKey(Secret.Hash(key)).ShouldBeNull();
        room.Store.Memberships("Jon Ek").ShouldBeEmpty();
        room.Store.RequireMay("Jon Ek", "judge").ShouldBe("Jon Ek");
    }

    private static bool Tried(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }
}
