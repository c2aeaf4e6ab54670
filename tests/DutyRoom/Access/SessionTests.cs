using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>How long a sign-in lasts, and who ends it.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_ends_when_it_is_ended_idle_or_old()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", Role.Analyst, "*");
        room.Store.EndSession(room.Store.Sessions("Jon Ek").Single().Id, Room.Owner);
        (await visitor.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
        (await visitor.Get("/api/try/read")).Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
        room.Store.Audit(null, null, 1).Single().Action.ShouldBe("session-end");

        for (int i = 0; i < 25; i++)
        {
            room.Clock.Advance(TimeSpan.FromMinutes(29));
            var seen = await owner.Get("/account");
            bool old = (i + 1) * 29 >= 12 * 60;
            seen.Status.Code.ShouldBe(old ? HttpStatusCode.Redirect : HttpStatusCode.OK, $"after {(i + 1) * 29} minutes");
        }

        using var again = room.Visitor();
        await again.SignIn(Room.Owner, Room.Password);
        room.Clock.Advance(TimeSpan.FromMinutes(31));
        (await again.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
    }

    [Fact]
    public async Task An_open_page_is_signed_out_when_its_session_or_its_rights_end()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        var check = room.App.Services.GetRequiredService<SessionCheck>();
        var session = room.Store.FindSession(room.Store.Sessions(Room.Owner).Single().Id)!;
        var principal = Principals.Of(session);
        check.Holds(principal).ShouldBeTrue();
        room.Store.SetMemberships(Room.Owner, ["valdoria-2027"], Room.Owner);
        check.Holds(principal).ShouldBeFalse();
        principal = Principals.Of(room.Store.FindSession(session.Session.Id)!);
        check.Holds(principal).ShouldBeTrue();
        room.Store.EndSession(session.Session.Id, Room.Owner);
        check.Holds(principal).ShouldBeFalse();
        check.Holds(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBeFalse();
        new AccessLimits().Recheck.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        await using var scope = room.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>().ShouldBeOfType<LiveSession>();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        string cookie = owner.Session;
        (await owner.Post("/account", "out")).Status.ShouldBeRedirect("/signin?said=out");
        using var thief = room.Visitor();
        thief.Cookies.Add(room.Address, new Cookie("tocsin-session", cookie));
        (await thief.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
        room.Store.Sessions(Room.Owner).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_password_or_codes_end_the_other_sessions_and_want_the_password_before()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var other = room.Visitor();
        await other.SignIn(Room.Owner, Room.Password);
        var refused = await owner.Post("/account", "password", ("current", "not it at all"), ("new", "seven grey wagtails sing"), ("again", "seven grey wagtails sing"));
        refused.Body.ShouldContain("not your password");
        (await other.Get("/account")).Status.Code.ShouldBe(HttpStatusCode.OK);
        (await owner.Post("/account", "password", ("current", Room.Password), ("new", "seven grey wagtails sing"), ("again", "seven grey wagtails sing"))).Body.ShouldContain("The password is changed");
        (await other.Get("/account")).Status.ShouldBeRedirect("/signin?back=%2Faccount");
        (await owner.Get("/account")).Status.Code.ShouldBe(HttpStatusCode.OK);
        (await other.SignIn(Room.Owner, Room.Password)).Status.Code.ShouldBe(HttpStatusCode.OK);
        (await other.SignIn(Room.Owner, "seven grey wagtails sing")).Status.ShouldBeRedirect("/account");
    }

    [Fact]
    public async Task Nobody_ends_the_sessions_of_others_from_their_own_page()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", Role.Lead, "*");
        string victim = room.Store.Sessions(Room.Owner).Single().Id;
        await visitor.Post("/account", "sessions", ("end", victim));
        room.Store.FindSession(victim).ShouldNotBeNull();
        Should.Throw<StoreException>(() => room.Store.EndSession(victim, "Jon Ek"));
    }

    [Fact]
    public async Task A_name_that_is_markup_stays_text()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        const string Hostile = "Eve <script>alert(1)</script>";
        using var visitor = await room.Make(Hostile, Role.Viewer, "*");
        foreach (string path in new[] { "/people", "/people/person?name=" + Uri.EscapeDataString(Hostile) })
            (await owner.Get(path)).Body.ShouldNotContain("<script>alert");
        using var odd = room.Visitor();
        await odd.Send(HttpMethod.Get, "/signin", null, ("User-Agent", "<img src=x onerror=alert(1)>"));
        (await visitor.Get("/account", ("User-Agent", "<b>"))).Body.ShouldNotContain("<b>Eve");
    }

    [Fact]
    public async Task Times_of_use_are_written_without_a_line_in_the_log()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        room.Clock.Advance(TimeSpan.FromMinutes(5));
        await owner.Get("/account");
        long head = room.Store.Head();
        room.App.Services.GetRequiredService<Activity>().Save();
        room.Store.Head().ShouldBe(head);
        room.Store.Sessions(Room.Owner).Single().Seen.ShouldBe(room.Clock.GetUtcNow(), TimeSpan.FromSeconds(1));
    }
}
