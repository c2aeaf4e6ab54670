using System.Net;
using Shouldly;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Tocsin.Storage.Access;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>Keys of programs.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task A_key_made_on_the_page_opens_what_it_was_made_for_and_nothing_else()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        var page = await owner.Post("/people", "key", ("keyname", "collector"), ("person", Room.Owner), ("scopes", "ingest"), ("elections", "*"), ("days", "30"));
        string key = System.Text.RegularExpressions.Regex.Match(page.Body, "tocsin_[A-Za-z0-9_-]{43}").Value;
        key.ShouldNotBeEmpty();
        (await owner.Get("/people")).Body.ShouldNotContain(key, Case.Sensitive, "it is shown once");
        using var program = room.Visitor();
        (string, string) header = ("Authorization", "Bearer " + key);
        (await program.Send(HttpMethod.Post, "/api/try/ingest", null, header)).Body.ShouldBe("Ida Berg Admin True True", "no antiforgery header is asked of a key");
        foreach (string other in new[] { "read", "decide", "export", "session" })
            (await program.Get("/api/try/" + other, header)).Status.Code.ShouldBe(HttpStatusCode.Forbidden, other);
        foreach (string path in new[] { "/people", "/account", "/" })
            (await program.Get(path, header)).Status.Code.ShouldBe(HttpStatusCode.Redirect, path);
        (await program.Get("/_blazor/negotiate", header)).Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
        var unknown = await program.Get("/api/try/ingest", ("Authorization", "Bearer tocsin_" + Secret.New()));
        unknown.Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.Headers["Content-Type"].ShouldBe("application/problem+json");

        room.Store.EndKey(room.Store.ApiKeys().Single().Id, Room.Owner);
        (await program.Get("/api/try/ingest", header)).Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_is_never_more_than_its_person_and_ends_at_its_end()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", Role.Analyst, "valdoria-2027");
        string key = Make(room, "Jon Ek", ["read", "decide"], ["*"]);
        string narrow = Make(room, "Jon Ek", ["read"], ["other-2027"]);
        using var program = room.Visitor();
        (await program.Get("/api/try/decide", ("Authorization", "Bearer " + key))).Body.ShouldBe("Jon Ek Analyst True False");
        (await program.Get("/api/try/read", ("Authorization", "Bearer " + narrow))).Body.ShouldBe("Jon Ek Analyst False False");
        room.Store.AddPerson("Jon Ek", Role.Auditor, "", Room.Owner);
        (await program.Get("/api/try/decide", ("Authorization", "Bearer " + key))).Status.Code.ShouldBe(HttpStatusCode.Forbidden);
        (await program.Get("/api/try/read", ("Authorization", "Bearer " + key))).Status.Code.ShouldBe(HttpStatusCode.OK);
        room.Clock.Advance(TimeSpan.FromDays(31));
        (await program.Get("/api/try/read", ("Authorization", "Bearer " + key))).Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_an_admin_makes_keys_and_the_store_has_no_key()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", Role.Lead, "*");
        Should.Throw<StoreException>(() => Make(room, "Jon Ek", ["read"], ["*"], by: "Jon Ek"));
        string key = Make(room, "Jon Ek", ["read"], ["*"]);
        room.Store.ApiKeys().Single().ToString().ShouldNotContain(key);
        room.Store.EndPerson("Jon Ek", Room.Owner, "left");
        room.Store.FindKey(Secret.Hash(key)).ShouldBeNull();
    }

    internal static string Make(Room room, string person, string[] scopes, string[] elections, string by = Room.Owner)
    {
        string key = "tocsin_" + Secret.New();
        room.Store.MakeKey(new ApiKey(Secret.New()[..8], "a program", CaseStore.Known(person), scopes, elections, default, room.Store.Now.AddDays(30), null, null), Secret.Hash(key), by);
        return key;
    }
}
