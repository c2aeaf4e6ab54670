using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>What people decide about incidents.</summary>
internal static class DecisionsApi
{
    private static readonly string[] Judgements = ["note", "assign", "criterion", "technique", "breakout", "hypothesis", "weigh", "hold", "release"];

    public static void Map(IEndpointRouteBuilder api)
    {
        var decisions = api.Under("/elections/{election}/incidents/{number:long}/decisions", "Decisions");
        decisions.MapGet("", (string election, long number, Desk desk) => desk.View(IncidentsApi.Card(desk, election, number)).Decisions).RequireAuthorization(Scopes.Read).WithSummary("What people decided, in order");
        decisions.MapPost("", Decide).Produces<IReadOnlyList<IncidentChange>>().Produces(StatusCodes.Status204NoContent).RequireAuthorization(Scopes.Decide)
            .WithSummary("Record a decision in your name")
            .WithDescription("Send the incident's ETag as If-Match: a decision about something that changed since you looked is refused with 412. merge and split answer with what became of incidents, everything else with nothing.");
    }

    private static IResult Decide(string election, long number, [FromBody] NewDecision wanted, Desk desk, HttpContext context)
    {
        var card = IncidentsApi.Card(desk, election, number);
        string revision = card.Revision.ToString(CultureInfo.InvariantCulture);
        if (context.Seen() is not { } seen)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "no If-Match was sent", "read the incident and send its ETag: what somebody else decided meanwhile is not passed over");
        if (seen != revision && seen != "*")
            return Problems.Of(StatusCodes.Status412PreconditionFailed, $"incident {number} changed while you looked at it", "read it again, then decide");
        if (wanted.Kind is "merge" or "split")
            return Results.Json(wanted.Kind == "merge" ? desk.Merge(card, wanted.Subject, wanted.Reason) : desk.Split(card, wanted.Evidence, wanted.Reason));
        return Does(desk, card, wanted, seen == "*" ? null : card.Revision) ? Results.NoContent() : Problems.Of(StatusCodes.Status400BadRequest, $"there is no decision of the kind '{wanted.Kind}'", $"there are dismiss, close, reopen, merge, split, {string.Join(", ", Judgements)}");
    }

    private static bool Does(Desk desk, IncidentCard card, NewDecision wanted, long? seen)
    {
        switch (wanted.Kind)
        {
            case "dismiss":
                desk.SetState(card, "dismissed", wanted.Reason);
                return true;
            case "close":
                desk.SetState(card, "closed", wanted.Reason);
                return true;
            case "reopen":
                desk.SetState(card, "open", wanted.Reason);
                return true;
            default:
                if (!Judgements.Contains(wanted.Kind, StringComparer.Ordinal))
                    return false;
                desk.Judge(card, wanted.Kind, wanted.Subject, wanted.Value, wanted.Confidence, wanted.Evidence, wanted.Reason, seen);
                return true;
        }
    }
}
