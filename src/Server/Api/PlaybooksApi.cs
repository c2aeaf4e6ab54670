using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Running;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Countermeasures: proposed and drafted by software, approved and sent by people.</summary>
internal static class PlaybooksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.Under("/playbooks", "Playbooks").MapGet("", (Desk desk) => desk.Library.Playbooks.Select(Told)).RequireAuthorization(Scopes.Read).WithSummary("The playbooks there are");
        var runs = api.Under("/elections/{election}/incidents/{number:long}", "Playbooks");
        runs.MapGet("/playbooks", (string election, long number, Desk desk) => desk.View(IncidentsApi.Card(desk, election, number)).Proposals.Select(p => new Proposed(p.Playbook.Name, p.Playbook.Title, p.Reasons, p.Against, p.Before)))
            .RequireAuthorization(Scopes.Read).WithSummary("Playbooks that fit, with reasons for and against");
        runs.MapGet("/runs", (string election, long number, Desk desk) => desk.RunsOf(IncidentsApi.Card(desk, election, number)).Select(Told)).RequireAuthorization(Scopes.Read).WithSummary("Playbooks that were started");
        runs.MapPost("/runs", Start).RequireAuthorization(Scopes.Decide).WithSummary("Start a playbook");
        var steps = runs.MapGroup("/runs/{run}");
        steps.MapPost("/outcome", (string election, long number, string run, [FromBody] SharingApi.Reasoned why, Desk desk) =>
        {
            desk.Outcome(Run(desk, election, number, run), why.Reason);
            return Results.NoContent();
        }).RequireAuthorization(Scopes.Decide).WithSummary("Record what came of it");
        steps.MapGet("/steps/{step}/draft", (string election, long number, string run, string step, Desk desk) => Found(desk, election, number, run, step) is var (one, state) ? desk.Drafted(one, state) : null)
            .RequireAuthorization(Scopes.Read).WithSummary("The draft of a step as the facts are now");
        steps.MapPost("/steps/{step}", Act).RequireAuthorization(Scopes.Decide).WithSummary("draft, tick (with an answer to a question) or approve a step").WithDescription("draft and approve take the hash of the draft that was read. Who drafted or did a step cannot approve it.");
        steps.MapPost("/steps/{step}/text", (string election, long number, string run, string step, Desk desk) => Found(desk, election, number, run, step) is var (one, state) ? Results.Text(desk.Approved(one, state), "text/markdown", Encoding.UTF8) : null!)
            .RequireAuthorization(Scopes.Export).WithSummary("Take the approved text; logged");
    }

    private static IResult Start(string election, long number, [FromBody] NewRun wanted, Desk desk)
    {
        if (desk.Library.Find(wanted.Playbook) is not { } playbook)
            return Problems.Of(StatusCodes.Status404NotFound, $"there is no playbook '{wanted.Playbook}'", "'GET /api/v1/playbooks' lists them");
        var card = IncidentsApi.Card(desk, election, number);
        desk.Start(card, playbook, wanted.Reason);
        return Results.Json(Told(desk.RunsOf(card)[^1]), statusCode: StatusCodes.Status201Created);
    }

    private static IResult Act(string election, long number, string run, string step, [FromBody] StepAct act, Desk desk)
    {
        var (one, state) = Found(desk, election, number, run, step);
        switch (act.Do)
        {
            case "tick":
                desk.Tick(one, state, act.Answer, act.Note);
                break;
            case "draft" when desk.Drafted(one, state) is var draft && draft.Sha256 == act.Sha256:
                desk.KeepDraft(one, state, draft);
                break;
            case "approve" when state.Draft is null || state.Draft.Value == act.Sha256:
                desk.Approve(one, state, act.Note);
                break;
            case "draft" or "approve":
                return Problems.Of(StatusCodes.Status412PreconditionFailed, "that is not the hash of the draft", "read the draft again and give its sha256");
            default:
                return Problems.Of(StatusCodes.Status400BadRequest, $"nothing is called '{act.Do}'", "there are draft, tick and approve");
        }

        return Results.Json(Told(Run(desk, election, number, run)));
    }

    private static PlaybookRun Run(Desk desk, string election, long number, string run) =>
        desk.RunsOf(IncidentsApi.Card(desk, election, number)).FirstOrDefault(r => r.Id == run) ?? throw new StoreException($"the store has no run '{run}'", "list the runs of the incident first") { Refusal = StoreRefusal.Absent };

    private static (PlaybookRun Run, StepState Step) Found(Desk desk, string election, long number, string run, string step)
    {
        var one = Run(desk, election, number, run);
        try
        {
            return (one, one.Step(step));
        }
        catch (RunRefusedException refused)
        {
            throw new StoreException(refused.Message, refused.Remedy) { Refusal = StoreRefusal.Absent };
        }
    }

    private static PlaybookTold Told(Playbook playbook) => new(playbook.Name, playbook.Title, playbook.Description, [.. playbook.Steps.Select(s => new StepTold(s.Name, s.Title, "", s.NeedsSecondPerson, null, null))]);

    private static RunTold Told(PlaybookRun run) => new(
        run.Id, run.Playbook?.Name ?? run.Start.Value, run.Start.By, run.Start.At, run.Start.Text,
        [.. run.Steps.Select(s => new StepTold(s.Step.Name, s.Step.Title, s.Word, s.Step.NeedsSecondPerson, s.Done?.By, s.Approval?.By))],
        [.. run.Outcomes.Select(o => o.Text)]);

    /// <summary>A playbook to start.</summary>
    internal sealed record NewRun(string Playbook, string Reason);

    /// <summary>Something done about a step.</summary>
    /// <param name="Do">draft, tick or approve.</param>
    /// <param name="Answer">yes or no, of a question.</param>
    /// <param name="Note">In the words of whoever does it.</param>
    /// <param name="Sha256">Hash of the draft that was read.</param>
    internal sealed record StepAct(string Do, string? Answer = null, string Note = "", string Sha256 = "");

    /// <summary>A playbook that fits.</summary>
    internal sealed record Proposed(string Playbook, string Title, IReadOnlyList<string> For, IReadOnlyList<string> Against, string Before);

    /// <summary>A playbook.</summary>
    internal sealed record PlaybookTold(string Name, string Title, string Description, IReadOnlyList<StepTold> Steps);

    /// <summary>A step.</summary>
    internal sealed record StepTold(string Name, string Title, string State, bool NeedsSecondPerson, string? DoneBy, string? ApprovedBy);

    /// <summary>A use of a playbook.</summary>
    internal sealed record RunTold(string Id, string Playbook, string By, DateTimeOffset At, string Reason, IReadOnlyList<StepTold> Steps, IReadOnlyList<string> Outcomes);
}
