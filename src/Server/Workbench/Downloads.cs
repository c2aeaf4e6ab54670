using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench;

/// <summary>What pages hand out as files. Each is in the audit log before its first byte.</summary>
internal static class Downloads
{
    public static void MapDownloads(this WebApplication app)
    {
        var files = app.MapGroup("/e/{election}").RequireAuthorization(Scopes.Export).ExcludeFromDescription();
        files.MapGet("/incidents/{number:long}/text/{run}/{step}", Text);
        files.MapGet("/evidence.pub", (string election, Desk desk, HttpContext context) => Handed(() =>
        {
            Seated(desk, context).RequireElection(election);
            return Results.File(Encoding.ASCII.GetBytes(desk.EvidenceKey().PublicPem), "application/x-pem-file", "evidence.key.pub");
        }));

        // Posted, not followed: handing it out is an act of its own on the record.
        files.MapPost("/incidents/{number:long}/archives/{archive}/{name}", Archive);
        files.MapPost("/shares/{share}/file", Share);
    }

    private static IResult Text(string election, long number, string run, string step, Desk desk, HttpContext context) => Handed(() =>
    {
        var card = Card(desk, context, election, number);
        var found = desk.RunsOf(card).FirstOrDefault(r => r.Id == run) ?? throw new StoreException($"the store has no run '{run}'", "the page of the incident lists them");
        string text = desk.Approved(found, found.Step(step));
        return Results.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", $"{run[..13]}-{found.Step(step).Step.Name}.md");
    });

    private static async Task<IResult> Archive(string election, long number, string archive, string name, Desk desk, IAntiforgery antiforgery, HttpContext context)
    {
        await antiforgery.ValidateRequestAsync(context).ConfigureAwait(false);
        return Handed(() => Results.File(desk.Take(Card(desk, context, election, number), archive, name).Path, "application/zip", name));
    }

    private static async Task<IResult> Share(string election, string share, Desk desk, IAntiforgery antiforgery, HttpContext context)
    {
        await antiforgery.ValidateRequestAsync(context).ConfigureAwait(false);
        return Handed(() =>
        {
            var (name, text) = desk.Take(Seated(desk, context).Share(share, election));
            return Results.File(Encoding.UTF8.GetBytes(text), "application/octet-stream", name);
        });
    }

    private static Desk Seated(Desk desk, HttpContext context) => desk.For(Caller.Of(context.User));

    private static IncidentCard Card(Desk desk, HttpContext context, string election, long number) =>
        Seated(desk, context).Incident(number.ToString(CultureInfo.InvariantCulture), election);

    private static IResult Handed(Func<IResult> hand)
    {
        try
        {
            return hand();
        }
        catch (StoreException error)
        {
            return Problems.Of(Problems.StatusOf(error), error.Message, error.Remedy);
        }
    }
}
