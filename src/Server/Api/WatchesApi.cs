using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Saved searches.</summary>
internal static class WatchesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var watches = api.Under("/elections/{election}/watches", "Posts");
        watches.MapGet("", (string election, Desk desk) => desk.Watches(election)).RequireAuthorization(Scopes.Read).WithSummary("Your saved searches, each with how much is new since you looked; filter.kind says of what");
        watches.MapPost("", (string election, [FromBody] NewWatch wanted, Desk desk) => Results.Json(desk.Watch(election, wanted.Name ?? "", wanted.Words ?? "", wanted.Filter ?? PostFilter.None), statusCode: StatusCodes.Status201Created))
            .RequireAuthorization(Scopes.Decide).WithSummary("Save a search; what is there already is not new");
        watches.MapPost("/{id:long}/look", (string election, long id, Desk desk) =>
        {
            desk.LookAt(election, id);
            return Results.NoContent();
        }).RequireAuthorization(Scopes.Decide).WithSummary("Say that you looked: what is there is no longer new");
        watches.MapDelete("/{id:long}", (string election, long id, Desk desk) =>
        {
            desk.EndWatch(election, id);
            return Results.NoContent();
        }).RequireAuthorization(Scopes.Decide).WithSummary("End it");
    }

    /// <summary>A search to save.</summary>
    internal sealed record NewWatch(string? Name, string? Words, PostFilter? Filter = null);
}
