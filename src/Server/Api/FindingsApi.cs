using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Findings that people make.</summary>
internal static class FindingsApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.Under("/elections/{election}/findings", "Incidents").MapPost("", Make).Produces<KeptHandFinding>(StatusCodes.Status201Created).RequireAuthorization(Scopes.Decide)
            .WithSummary("Make a finding of posts you chose, in your name")
            .WithDescription("It is shown as seen by a person and never carries a probability. A behaviour is asked for: findings are about what accounts do, never about what they think.");

    private static IResult Make(string election, [FromBody] NewFinding wanted, Desk desk) => Results.Json(
        desk.MakeFinding(election, wanted.Posts ?? [], wanted.Title ?? "", wanted.Behaviour ?? "", wanted.Confidence, wanted.Reason ?? "", wanted.Incident is { } number ? IncidentsApi.Card(desk, election, number) : null),
        statusCode: StatusCodes.Status201Created);

    /// <summary>A finding to make.</summary>
    internal sealed record NewFinding(IReadOnlyList<long>? Posts, string? Title, string? Behaviour, Confidence Confidence, string? Reason, long? Incident = null);
}
