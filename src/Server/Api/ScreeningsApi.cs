using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Screening;
using Tocsin.Server.Web;
using Tocsin.Server.Workbench.Wording;

namespace Tocsin.Server.Api;

/// <summary>Screening what a program hands in: a button in a mail program, a feed of new names.</summary>
internal static class ScreeningsApi
{
    // One second more than the longest screening: what takes longer is told as late by the screening itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(121);

    public static void Map(IEndpointRouteBuilder api)
    {
        var screenings = api.Under("/elections/{election}/screenings", "Screenings");
        screenings.MapPost("/mail", (string election, Desk desk, HttpContext context, CancellationToken cancellation, string name = "message.eml") => Screen(election, ScreeningKind.Mail, name, desk, context, cancellation))
            .Takes("A message (RFC 5322) or an mbox, as it is.", "", "message/rfc822", "application/mbox", "application/octet-stream")
            .Produces<ScreeningCard>().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireAuthorization(Scopes.Ingest)
            .WithSummary("Screen a message or an mbox: the body is the file as it is")
            .WithDescription("Answers with the verdict and its reasons. 'nothing-found' is no proof of honesty, and a DMARC pass acquits nobody. 422 when it is no mail; at most 64 MB.");
        screenings.MapPost("/names", (string election, Desk desk, HttpContext context, CancellationToken cancellation, string name = "names.txt") => Screen(election, ScreeningKind.Names, name, desk, context, cancellation))
            .Takes("Host names in any list or log, as they are.", "", "text/plain", "application/octet-stream")
            .Produces<ScreeningCard>().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireAuthorization(Scopes.Ingest)
            .WithSummary("Screen host names, a list or a log, for lookalikes of what the election protects")
            .WithDescription("Answers with the alarms, the highest score first. 422 when there is no host name in it; at most 64 MB.");
        screenings.MapGet("/{id}", (string election, string id, Desk desk) => desk.Screening(election, id)).Produces<ScreeningCard>().RequireAuthorization(Scopes.Read)
            .WithSummary("A screening, for an hour").WithDescription("What nobody keeps as evidence is deleted then, the file with it.");
        screenings.MapDelete("/{id}", (string election, string id, Desk desk) =>
        {
            desk.Forget(desk.Screening(election, id));
            return Results.NoContent();
        }).RequireAuthorization(Scopes.Ingest).WithSummary("Delete a screening and its file now");
        screenings.MapPost("/{id}/evidence", (string election, string id, Desk desk) =>
        {
            var job = desk.Keep(desk.Screening(election, id));
            return Results.Accepted($"/api/v1/jobs/{job.Id}", new KeptBy(job.Id));
        }).Produces<KeptBy>(StatusCodes.Status202Accepted).RequireAuthorization(Scopes.Ingest)
            .WithSummary("Keep what was screened as evidence: it becomes sightings and joins incidents").WithDescription("Answers with the job that does it. 409 when nothing was found in it or no collection is open.");
    }

    private static async Task<IResult> Screen(string election, ScreeningKind kind, string name, Desk desk, HttpContext context, CancellationToken cancellation)
    {
        var begun = await desk.Screen(election, kind, name, context.Request.Body, cancellation).ConfigureAwait(false);
        ScreeningCard card;
        try
        {
            card = await desk.Verdict(election, begun.Id, Patience, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            desk.Forget(begun);
            throw;
        }

        if (card.Problem is not { } problem)
            return Results.Json(card);
        desk.Forget(card);
        var texts = Texts.In("en");
        string code = problem.ToString().ToLowerInvariant();
        return Problems.Of(StatusCodes.Status422UnprocessableEntity, string.Join("; ", card.Notes.Prepend(texts["screen.problem." + code])), texts["screen.remedy." + code]);
    }

    /// <summary>The job that keeps a screening.</summary>
    /// <param name="Job">Its id.</param>
    internal sealed record KeptBy(string Job);
}
