using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Findings and incidents.</summary>
internal static class IncidentsApi
{
    private const int MostShown = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var incidents = api.Under("/elections/{election}/incidents", "Incidents");
        incidents.MapGet("", List).RequireAuthorization(Scopes.Read).WithSummary("Incidents, the gravest first; all=true also those set aside, closed and merged");
        incidents.MapGet("/{number:long}", One).RequireAuthorization(Scopes.Read).WithSummary("One incident in full; its ETag is its revision");
        incidents.MapGet("/{number:long}/history", (string election, long number, Desk desk) => desk.History(Card(desk, election, number))).RequireAuthorization(Scopes.Read).WithSummary("The lines of the audit log about it");
        incidents.MapGet("/{number:long}/records", (string election, long number, Desk desk) => desk.Records(Card(desk, election, number)).Select(r => new RecordTold(r.Input, r.InputSha256, r.Part, r.Place, r.Sha256, r.Bytes.Length, r.At, r.Collector, r.Version, r.Scan)))
            .RequireAuthorization(Scopes.Read).WithSummary("What it rests on, frozen byte for byte: input, place, hash, when and by whom; not the bytes");
        api.Under("/elections/{election}/reveals", "Incidents").MapPost("", (string election, [FromBody] NewReveal wanted, Desk desk) => desk.Reveal(election, wanted.Pseudonyms ?? [], wanted.Reason ?? "")).RequireAuthorization(Scopes.Export)
            .WithSummary("Which accounts are behind pseudonyms").WithDescription("For leads. Who asked, for whom and why is logged before anything is told; what is not known is left out.");
        api.Under("/elections/{election}/findings", "Incidents").MapGet("", (string election, string[] detector, Desk desk, int limit = 100) => desk.Found(election, detector, Math.Clamp(limit, 1, MostShown)))
            .RequireAuthorization(Scopes.Read).WithSummary("Findings and sightings of detectors, the newest act first");
    }

    /// <summary>The incident with this number.</summary>
    internal static IncidentCard Card(Desk desk, string election, long number) => desk.Incident(number.ToString(CultureInfo.InvariantCulture), election);

    private static ApiPage<IncidentCard> List(string election, Desk desk, bool all = false, string? cursor = null, int limit = 100)
    {
        int skip = cursor is null ? 0 : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out int at) ? at : throw new BadHttpRequestException("the cursor is none of ours");
        int most = Math.Clamp(limit, 1, MostShown);
        var cards = desk.Incidents(election, all, skip + most + 1);
        return new ApiPage<IncidentCard>([.. cards.Skip(skip).Take(most)], cards.Count > skip + most ? (skip + most).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IncidentDetail One(string election, long number, Desk desk, HttpContext context)
    {
        var card = Card(desk, election, number);
        desk.Opened(card);
        context.Tag(card.Revision.ToString(CultureInfo.InvariantCulture));
        return IncidentDetail.Of(desk.View(card));
    }

    /// <summary>Pseudonyms to look behind.</summary>
    internal sealed record NewReveal(IReadOnlyList<string>? Pseudonyms, string? Reason);

    /// <summary>Something frozen.</summary>
    public sealed record RecordTold(string Input, string InputSha256, string Part, string Place, string Sha256, long Bytes, DateTimeOffset At, string Collector, string Version, string Scan);
}
