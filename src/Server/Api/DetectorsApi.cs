using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;

namespace Tocsin.Server.Api;

/// <summary>Detectors of an election: how they stand, tuned, muted, tried.</summary>
internal static class DetectorsApi
{
    private const string WithTag = "Send the detector's ETag as If-Match: a change of something that changed since you looked is refused with 412.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var detectors = api.Under("/elections/{election}/detectors", "Detectors");
        detectors.MapGet("", (string election, Desk desk) => desk.Detectors(election).Select(DetectorTold.Of)).RequireAuthorization(Scopes.Read).WithSummary("Every detector: its settings in force, whether it is muted, what was measured of it");
        detectors.MapGet("/{name}", One).Produces<DetectorTold>().RequireAuthorization(Scopes.Read).WithSummary("One detector with all that was chosen about it; its ETag is its revision");
        detectors.MapPut("/{name}/settings", Tune).Produces<DetectorTold>().RequireAuthorization(Scopes.Decide).WithSummary("Give it settings; what is not named gets its default").WithDescription(WithTag);
        detectors.MapPut("/{name}/mute", Mute).Produces<DetectorTold>().RequireAuthorization(Scopes.Decide).WithSummary("Mute it until a day; without one, hear it again").WithDescription(WithTag);
        detectors.MapPost("/{name}/preview", (string election, string name, [FromBody] NewPreview wanted, Desk desk) => Results.Json(new { job = desk.TryOut(election, name, wanted.Settings).Id }, statusCode: StatusCodes.Status202Accepted))
            .RequireAuthorization(Scopes.Decide).WithSummary("Try settings on the last posts, or a mute where none are given; nothing is kept");
        detectors.MapGet("/{name}/preview/{job}", Tried).RequireAuthorization(Scopes.Read).WithSummary("What a try found");
    }

    private static DetectorTold One(string election, string name, Desk desk, HttpContext context) => Tagged(desk.Detector(election, name), context);

    private static IResult Tune(string election, string name, [FromBody] NewSettings wanted, Desk desk, HttpContext context) =>
        Change(context, desk.Detector(election, name), seen => desk.Tune(election, name, wanted.Settings ?? throw new BadHttpRequestException("settings are missing"), seen, wanted.Reason));

    private static IResult Mute(string election, string name, [FromBody] NewMute wanted, Desk desk, HttpContext context) =>
        Change(context, desk.Detector(election, name), seen => wanted.Until is { } until ? desk.Mute(election, name, until, seen, wanted.Reason) : desk.Unmute(election, name, seen, wanted.Reason));

    private static IResult Change(HttpContext context, DetectorView before, Func<long?, DetectorView> change)
    {
        if (context.Seen() is not { } seen)
            return Problems.Of(StatusCodes.Status428PreconditionRequired, "no If-Match was sent", "read the detector and send its ETag: what somebody else chose meanwhile is not passed over");
        if (seen != "*" && seen != Revision(before))
            return Problems.Of(StatusCodes.Status412PreconditionFailed, $"{before.Info.Name} changed while you looked at it", "read it again, then decide");
        return Results.Json(Tagged(change(seen == "*" ? null : before.Standing.Revision), context));
    }

    private static IResult Tried(string election, string name, string job, Desk desk)
    {
        desk.RequireElection(election);
        return desk.Jobs().FirstOrDefault(j => j.Id == job && j.Election == election && j.What == name) is { } found && desk.TriedOut(found) is { } preview
            ? Results.Json(PreviewTold.Of(preview))
            : Problems.Of(StatusCodes.Status404NotFound, $"there is nothing of a try '{job}' of {name}", $"'GET /api/v1/jobs/{job}' says whether it still runs; try it again when it is forgotten");
    }

    private static DetectorTold Tagged(DetectorView view, HttpContext context)
    {
        context.Tag(Revision(view));
        return DetectorTold.Of(view);
    }

    private static string Revision(DetectorView view) => view.Standing.Revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>Settings to give.</summary>
    internal sealed record NewSettings(IReadOnlyDictionary<string, string>? Settings, string Reason);

    /// <summary>A mute; without a day, its end.</summary>
    internal sealed record NewMute(DateTimeOffset? Until, string Reason);

    /// <summary>Settings to try; none to try a mute.</summary>
    internal sealed record NewPreview(IReadOnlyDictionary<string, string>? Settings);
}
