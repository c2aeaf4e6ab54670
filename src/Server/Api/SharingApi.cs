using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Partners.Sharing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Server.Api;

/// <summary>What leaves the house: shares with partners, and evidence.</summary>
internal static class SharingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.Under("/partners", "Sharing").MapGet("", (Desk desk) => desk.Partners()).RequireAuthorization(Scopes.Read).WithSummary("Partners that are members for your elections");
        var partners = api.Under("/partners", "Sharing");
        partners.MapPost("", ([FromBody] Partner wanted, string reason, Desk desk) => desk.Registered(wanted, reason)).RequireAuthorization(Scopes.Decide).WithSummary("Register a partner, or change what it may get: the last word stands").WithDescription("For leads of all elections.");
        partners.MapPost("/{name}/end", (string name, [FromBody] Reasoned why, Desk desk) => desk.Ended(name, why.Reason)).RequireAuthorization(Scopes.Decide).WithSummary("Nothing is shared with it any more");
        partners.MapPost("/{name}/token", (string name, Desk desk) => desk.PartnerSecret(name)).RequireAuthorization(Scopes.Export).WithSummary("A new secret for TAXII; it is shown once, earlier ones are void");
        api.Under("/elections/{election}/shares", "Sharing").MapGet("", (string election, Desk desk) => desk.Shares(election)).RequireAuthorization(Scopes.Read).WithSummary("What of an election was prepared, approved, sent and recalled, the newest first");
        var incident = api.Under("/elections/{election}/incidents/{number:long}", "Sharing");
        incident.MapGet("/shares", (string election, long number, Desk desk) => desk.SharesOf(IncidentsApi.Card(desk, election, number))).RequireAuthorization(Scopes.Read).WithSummary("What of an incident was prepared, approved, sent and recalled");
        incident.MapPost("/shares", Prepare).Produces<Prepared>(StatusCodes.Status201Created).RequireAuthorization(Scopes.Decide)
            .WithSummary("Prepare a share; dry=true only shows what would leave").WithDescription("The answer holds each object and field. A second person approves exactly that text.");
        incident.MapGet("/archives", (string election, long number, Desk desk) => desk.ArchivesOf(IncidentsApi.Card(desk, election, number)).Select(Told)).RequireAuthorization(Scopes.Read).WithSummary("Evidence archives of an incident");
        incident.MapPost("/archives", (string election, long number, [FromBody] Reasoned why, Desk desk) => Results.Json(JobsApi.Told(desk.Freeze(IncidentsApi.Card(desk, election, number), why.Reason)), statusCode: StatusCodes.Status202Accepted))
            .RequireAuthorization(Scopes.Decide).WithSummary("Freeze an incident as evidence: a job");
        incident.MapPost("/archives/{archive}/approval", ApproveArchive).RequireAuthorization(Scopes.Decide).WithSummary("Approve, as a second person, that exactly these bytes are handed out");
        incident.MapPost("/archives/{archive}/files/{name}", (string election, long number, string archive, string name, Desk desk) => Results.File(desk.Take(IncidentsApi.Card(desk, election, number), archive, name).Path, "application/zip", name))
            .RequireAuthorization(Scopes.Export).WithSummary("Take a file of an approved archive; logged");
        var shares = api.Under("/elections/{election}/shares/{share}", "Sharing");
        shares.MapGet("", (string election, string share, Desk desk) => desk.Share(share, election) is var found ? new Prepared(found, desk.Fields(found)) : null).RequireAuthorization(Scopes.Read).WithSummary("A share with each object and field; logged");
        shares.MapPost("/approval", Approve).RequireAuthorization(Scopes.Decide).WithSummary("Approve, as a second person, that exactly this text leaves: give the hash of what you read");
        shares.MapPost("/file", (string election, string share, Desk desk) => File(desk, desk.Share(share, election))).RequireAuthorization(Scopes.Export).WithSummary("Take the approved text; logged");
        shares.MapPost("/collection", (string election, string share, Desk desk) => desk.Shelve(desk.Share(share, election))).RequireAuthorization(Scopes.Export).WithSummary("Put an approved bundle into the partner's TAXII collection");
        shares.MapPost("/recall", (string election, string share, [FromBody] Reasoned why, Desk desk) => desk.Recall(desk.Share(share, election), why.Reason).Notice).RequireAuthorization(Scopes.Decide).WithSummary("Recall a share; answers the notice that a person sends");
    }

    private static IResult Prepare(string election, long number, [FromBody] NewShare wanted, Desk desk, bool dry = false)
    {
        if (TlpWords.Read(wanted.Tlp) is not { } tlp)
            return Problems.Of(StatusCodes.Status400BadRequest, $"'{wanted.Tlp}' is no level", $"there are {string.Join(", ", TlpWords.Codes)}");
        if (!ShareFormats.All.Contains(wanted.Format, StringComparer.Ordinal))
            return Problems.Of(StatusCodes.Status400BadRequest, $"'{wanted.Format}' is no format", $"there are {string.Join(", ", ShareFormats.All)}");
        var card = IncidentsApi.Card(desk, election, number);
        var draft = desk.Draft(card, wanted.Partner, tlp, wanted.Format, wanted.Words);
        return dry ? Results.Json(new Prepared(null, draft.Fields)) : Results.Json(new Prepared(desk.Prepare(card, draft), draft.Fields), statusCode: StatusCodes.Status201Created);
    }

    private static IResult Approve(string election, string share, [FromBody] Approval approval, Desk desk)
    {
        var found = desk.Share(share, election);
        return found.Sha256 == approval.Sha256 ? Results.Json(desk.Approve(found)) : Other();
    }

    private static IResult ApproveArchive(string election, long number, string archive, [FromBody] Approval approval, Desk desk)
    {
        var card = IncidentsApi.Card(desk, election, number);
        var found = desk.ArchivesOf(card).FirstOrDefault(a => a.Id == archive) ?? throw new StoreException($"there is no archive '{archive}'", "list them first") { Refusal = StoreRefusal.Absent };
        if (found.Frozen.Value != approval.Sha256)
            return Other();
        desk.Approve(card, found, approval.Note);
        return Results.NoContent();
    }

    private static IResult Other() => Problems.Of(StatusCodes.Status412PreconditionFailed, "that is not the hash of what would leave", "read it again, then approve what you read");

    private static IResult File(Desk desk, Share share)
    {
        var (name, text) = desk.Take(share);
        return Results.File(System.Text.Encoding.UTF8.GetBytes(text), "application/octet-stream", name);
    }

    private static ArchiveTold Told(Archive archive) => new(archive.Id, archive.Frozen.At, archive.Frozen.Actor, archive.Frozen.Reason, archive.Frozen.Value, archive.Approval?.Actor, archive.Approval?.At, [.. archive.Files.Select(f => f.Name)]);

    /// <summary>What should be shared.</summary>
    /// <param name="Partner">With whom.</param>
    /// <param name="Tlp">clear, green, amber or amber+strict.</param>
    /// <param name="Format">stix, misp, rpz, hosts, blocklist, csv, gexf or parquet (the rows of its tables; the command line makes the files).</param>
    /// <param name="Words">Also what people wrote in their own words.</param>
    internal sealed record NewShare(string Partner, string Tlp, string Format = ShareFormats.Stix, bool Words = false);

    /// <summary>A share with what leaves.</summary>
    /// <param name="Share">The share; null of a dry run.</param>
    /// <param name="Fields">Each field of it.</param>
    internal sealed record Prepared(Share? Share, IReadOnlyList<LeavingField> Fields);

    /// <summary>Why.</summary>
    /// <param name="Reason">In the words of whoever does it.</param>
    internal sealed record Reasoned(string Reason);

    /// <summary>An approval of exactly some bytes.</summary>
    /// <param name="Sha256">Their hash, as it was read.</param>
    /// <param name="Note">What was checked.</param>
    internal sealed record Approval(string Sha256, string Note = "approved");

    /// <summary>An evidence archive.</summary>
    internal sealed record ArchiveTold(string Id, DateTimeOffset At, string By, string Reason, string Sha256, string? ApprovedBy, DateTimeOffset? Approved, IReadOnlyList<string> Files);
}
