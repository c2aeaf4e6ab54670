using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Ingest;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Long work.</summary>
internal static class JobsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.Under("/jobs", "Jobs");
        jobs.MapGet("", (Desk desk) => desk.Jobs().Select(Told)).RequireAuthorization(Scopes.Read).WithSummary("Jobs of your elections, the newest first");
        jobs.MapGet("/{id}", (string id, Desk desk) => desk.Jobs().FirstOrDefault(j => j.Id == id) is { } job ? Results.Json(Told(job)) : None(id)).RequireAuthorization(Scopes.Read).WithSummary("One job");
        jobs.MapDelete("/{id}", (string id, Desk desk) =>
        {
            if (desk.Jobs().FirstOrDefault(j => j.Id == id) is not { } job)
                return None(id);
            desk.Stop(job);
            return Results.Accepted();
        }).RequireAuthorization(Scopes.Decide).WithSummary("Stop a job; what it kept already stays");
    }

    private static IResult None(string id) => Problems.Of(StatusCodes.Status404NotFound, $"there is no job '{id}'", "'GET /api/v1/jobs' lists them");

    /// <summary>A job as it stands.</summary>
    internal static JobTold Told(Job job) => new(job.Id, job.Election, job.Kind, FileNames.In(job.What), job.By, job.Asked, job.Began, job.Ended, job.State, job.Step, [.. job.Lines.Select(FileNames.In)]);

    /// <summary>A job at one moment.</summary>
    internal sealed record JobTold(string Id, string Election, string Kind, string What, string By, DateTimeOffset Asked, DateTimeOffset? Began, DateTimeOffset? Ended, JobState State, string Step, IReadOnlyList<string> Lines);
}
