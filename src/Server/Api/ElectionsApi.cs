using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Sources.Yaml;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Election profiles and what may be collected for them.</summary>
internal static class ElectionsApi
{
    private const string Yaml = "application/yaml";
    private const int LongestProfile = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var elections = api.Under("/elections", "Elections");
        elections.MapGet("", (Desk desk) => desk.Elections()).RequireAuthorization(Scopes.Read).WithSummary("The elections you work on");
        elections.MapGet("/{election}", Profile).RequireAuthorization(Scopes.Read).WithSummary("A profile as YAML; its ETag is the SHA-256 of the text");
        elections.MapPut("/{election}", Save).Takes("An election profile (docs/election-profile.md); at most 4 MB.", "", Yaml).Produces(StatusCodes.Status204NoContent).ProducesValidationProblem().RequireAuthorization(Scopes.Decide).WithSummary("Save a profile; If-Match holds the ETag you started from");
        elections.MapGet("/{election}/collections", (string election, Desk desk) => desk.Collections(election)).RequireAuthorization(Scopes.Read).WithSummary("What posts are collected for, and until when");
        elections.MapPost("/{election}/collections", (string election, [FromBody] NewCollection wanted, Desk desk) => Results.Json(desk.OpenCollection(election, wanted.Purpose, wanted.Days), statusCode: StatusCodes.Status201Created))
            .RequireAuthorization(Scopes.Decide).WithSummary("Open a collection: nothing is taken without one");
        elections.MapGet("/{election}/activity", (string election, Desk desk) => desk.Activity(election)).RequireAuthorization(Scopes.Read).WithSummary("Posts by hour");
    }

    private static IResult Profile(string election, Desk desk, HttpContext context)
    {
        var card = desk.Elections().FirstOrDefault(e => e.Id == election);
        string profile = desk.Profile(election);
        context.Tag(card?.Sha256 ?? "");
        return Results.Text(profile, Yaml, Encoding.UTF8);
    }

    private static async Task<IResult> Save(string election, Desk desk, HttpContext context, CancellationToken cancellation)
    {
        if (context.Request.ContentLength > LongestProfile)
            throw new BadHttpRequestException("the profile is larger than 4 MB", StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        string profile = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        var mistakes = desk.SaveElection(election, profile, context.Seen());
        var errors = mistakes.Where(m => m.Level == MistakeLevel.Error).ToList();
        return errors.Count > 0
            ? Results.ValidationProblem(errors.GroupBy(m => $"line {m.Line}").ToDictionary(g => g.Key, g => g.Select(m => $"{m.What}; {m.Remedy}").ToArray()), title: "the profile cannot be used")
            : Results.NoContent();
    }

    /// <summary>A collection to open.</summary>
    /// <param name="Purpose">What for.</param>
    /// <param name="Days">For how many days.</param>
    internal sealed record NewCollection(string Purpose, int Days = CaseStore.DecreeDays);
}
