using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage.Outlets;

namespace Tocsin.Server.Api;

/// <summary>The register of outlets.</summary>
internal static class OutletsApi
{
    private const int MostShown = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var outlets = api.Under("/outlets", "Outlets");
        outlets.MapGet("", List).RequireAuthorization(Scopes.Read).WithSummary("Outlets with these letters in name or domain");
        outlets.MapGet("/{number:long}", (long number, Desk desk) => Whole(desk.Outlet(number))).RequireAuthorization(Scopes.Read).WithSummary("Everything recorded about an outlet");
        outlets.MapPost("", (NewOutlet wanted, Desk desk) => Results.Json(Whole(desk.Outlet(desk.AddOutlet(wanted.Name, wanted.Domain, wanted.Source, wanted.Reason))), statusCode: StatusCodes.Status201Created))
            .RequireAuthorization(Scopes.Decide).WithSummary("Add an outlet that no list has");
        outlets.MapPost("/{number:long}/facts", (long number, [FromBody] NewFact wanted, Desk desk) =>
        {
            desk.Record(desk.Outlet(number), new OutletStatement(wanted.Kind, wanted.Value, wanted.By, wanted.Ground, wanted.Source, wanted.Since, wanted.Until), wanted.Reason);
            return Results.Json(Whole(desk.Outlet(number)), statusCode: StatusCodes.Status201Created);
        }).RequireAuthorization(Scopes.Decide).WithSummary("Record a statement about an outlet, or what an authority decided");
        outlets.MapPost("/facts/{fact:long}/withdrawal", (long fact, [FromBody] SharingApi.Reasoned why, Desk desk) =>
        {
            desk.Withdraw(fact, why.Reason);
            return Results.NoContent();
        }).RequireAuthorization(Scopes.Decide).WithSummary("Take a fact back that never held; it stays readable");
    }

    private static ApiPage<Brief> List(Desk desk, string q = "", string? cursor = null, int limit = 100)
    {
        long after = cursor is null ? 0 : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long at) ? at : throw new BadHttpRequestException("the cursor is none of ours");
        int most = Math.Clamp(limit, 1, MostShown);
        var found = desk.Outlets().Outlets.Where(o => o.Number > after && Fits(o, q)).OrderBy(o => o.Number).Take(most + 1).ToList();
        return new ApiPage<Brief>([.. found.Take(most).Select(o => new Brief(o.Number, o.Name, o.Domains, [.. o.AsKnown().Statuses.Select(s => $"{s.Kind}: {s.By}")]))], found.Count > most ? found[most - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static bool Fits(RegisteredOutlet outlet, string q) => q.Length == 0 || outlet.Names.Concat(outlet.Domains).Any(n => n.Contains(q, StringComparison.OrdinalIgnoreCase));

    private static OutletTold Whole(RegisteredOutlet outlet) => new(outlet.Number, outlet.Name, [.. outlet.Facts.Select(f => new FactTold(f.Seq, f.Said, outlet.InForce(f), f.List, f.Refers, f.At, f.Actor, f.Reason))]);

    /// <summary>An outlet to add.</summary>
    internal sealed record NewOutlet(string Name, string Domain, string Source, string Reason);

    /// <summary>A statement to record.</summary>
    /// <param name="Kind">name, owner, state-link, link, domain, mirror, account, accreditation or sanction.</param>
    /// <param name="Value">What is said.</param>
    /// <param name="Source">Where it can be read.</param>
    /// <param name="Reason">Why it is recorded.</param>
    /// <param name="By">Who says so; the caller when empty.</param>
    /// <param name="Ground">On what ground.</param>
    /// <param name="Since">From which day.</param>
    /// <param name="Until">To which day, itself included.</param>
    internal sealed record NewFact(string Kind, string Value, string Source, string Reason, string By = "", string Ground = "", DateOnly? Since = null, DateOnly? Until = null);

    /// <summary>An outlet in brief.</summary>
    internal sealed record Brief(long Number, string Name, IReadOnlyList<string> Domains, IReadOnlyList<string> Statuses);

    /// <summary>An outlet in full.</summary>
    internal sealed record OutletTold(long Number, string Name, IReadOnlyList<FactTold> Facts);

    /// <summary>A fact.</summary>
    internal sealed record FactTold(long Fact, OutletStatement Said, bool InForce, string List, long? Refers, DateTimeOffset At, string By, string Reason);
}
