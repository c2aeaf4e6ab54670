using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Tocsin.Server.Access;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>What is open to whom.</summary>
public sealed partial class DoorTests
{
    private static readonly string[] Open = ["/signin", "/start", "/invite", "/preferences", "/access/passkeys/ask", "/access/passkeys/signin", "/access/provider", "/health", "/ready"];

    [Fact]
    public async Task Every_page_and_endpoint_asks_for_somebody_but_those_that_let_people_in()
    {
        await using var room = await Room.Open();
        using var stranger = room.Visitor();
        var endpoints = room.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(20);
        int looked = 0;
        foreach (var endpoint in endpoints)
        {
            string path = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "x");
            if (path.StartsWith("/_content", StringComparison.Ordinal) || path.StartsWith("/_framework", StringComparison.Ordinal) || Open.Contains(path.TrimEnd('/')))
                continue;
            if (path.StartsWith("/taxii2/", StringComparison.Ordinal))
            {
                // Partners' own door has its own lock.
                (await stranger.Get(path, ("Accept", "application/taxii+json;version=2.1"))).Status.Code.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed], path);
                continue;
            }

            endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull($"{path} is open to everybody");
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                var seen = await stranger.Send(new HttpMethod(method), path, null);
                looked++;
                if (method == "GET" && !path.StartsWith("/api", StringComparison.Ordinal) && !path.StartsWith("/_blazor", StringComparison.Ordinal))
                    seen.Status.ShouldBeRedirect($"/signin?back={Uri.EscapeDataString(path)}");
                else
                    seen.Status.Code.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            }
        }

        looked.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_api_answers_a_stranger_with_a_problem_and_never_with_a_page()
    {
        await using var room = await Room.Open();
        var seen = await room.Visitor().Get("/api/try/read");
        seen.Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
        seen.Headers["Content-Type"].ShouldBe("application/problem+json");
        (await room.Visitor().Get("/nowhere")).Status.ShouldBeRedirect("/signin?back=%2Fnowhere");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Lead)]
    public async Task Only_an_admin_sees_people_and_keys(Role role)
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", role, "*");
        (await visitor.Get("/people")).Status.ShouldBeRedirect("/not-found");
        (await visitor.Get("/people/person?name=Ida%20Berg")).Status.ShouldBeRedirect("/not-found");
        (await visitor.PostWith("/people", "invite", await visitor.Token("/account"), ("name", "Eva"), ("role", "Admin"))).Status.Code.ShouldNotBe(HttpStatusCode.OK);
        room.Store.People().ShouldNotContain(p => p.Name == "Eva");
        (await owner.Get("/people")).Status.Code.ShouldBe(HttpStatusCode.OK);

        var decide = await visitor.Get("/api/try/decide");
        decide.Status.Code.ShouldBe(role >= Role.Analyst ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_of_one_election_is_not_of_another_and_a_change_holds_from_the_next_request_on()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        using var visitor = await room.Make("Jon Ek", Role.Analyst, "valdoria-2027");
        (await visitor.Get("/api/try/read")).Body.ShouldBe("Jon Ek Analyst True False");
        room.Store.SetMemberships("Jon Ek", ["other-2027"], Room.Owner);
        (await visitor.Get("/api/try/read")).Body.ShouldBe("Jon Ek Analyst False True");
        room.Store.AddPerson("Jon Ek", Role.Viewer, "", Room.Owner);
        (await visitor.Get("/api/try/decide")).Status.Code.ShouldBe(HttpStatusCode.Forbidden);
        room.Store.EndPerson("Jon Ek", Room.Owner, "left");
        (await visitor.Get("/api/try/read")).Status.Code.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.Get("/api/try/read")).Body.ShouldBe("Ida Berg Admin True True");
    }

    [Fact]
    public async Task A_change_that_another_site_could_have_asked_for_is_refused()
    {
        await using var room = await Room.Open();
        using var owner = await room.MakeOwner();
        (await owner.Send(HttpMethod.Post, "/api/try/decide", null)).Status.Code.ShouldBe(HttpStatusCode.BadRequest);
        (await owner.Send(HttpMethod.Post, "/api/try/decide", null, (ForgedRequests.Header, "made up"))).Status.Code.ShouldBe(HttpStatusCode.BadRequest);
        (await owner.Send(HttpMethod.Post, "/access/passkeys/new", null)).Status.Code.ShouldBe(HttpStatusCode.BadRequest);
        (await owner.PostWith("/account", "sessions", "", ("end", "others"))).Status.Code.ShouldBe(HttpStatusCode.BadRequest);
        using var other = room.Visitor();
        (await owner.Send(HttpMethod.Post, "/api/try/decide", null, (ForgedRequests.Header, await other.Token("/signin")))).Status.Code.ShouldBe(HttpStatusCode.BadRequest);
        (await owner.Send(HttpMethod.Post, "/api/try/decide", null, (ForgedRequests.Header, await owner.Token("/account")))).Status.Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait()
    {
        await using var room = await Room.Open(new AccessLimits { SignIns = 4, Strangers = 1000 });
        using var stranger = room.Visitor();
        string token = await stranger.Token("/signin");
        for (int i = 0; i < 4; i++)
            (await stranger.PostWith("/signin", "signin", token, ("name", "x"), ("password", "y"))).Status.Code.ShouldBe(HttpStatusCode.OK);
        var refused = await stranger.PostWith("/signin", "signin", token, ("name", "x"), ("password", "y"));
        refused.Status.Code.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await stranger.Get("/signin")).Status.Code.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
