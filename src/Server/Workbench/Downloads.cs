using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench;

/// <summary>What pages hand out as files. Each is in the audit log before its first byte.</summary>
internal static class Downloads
{
    public static void MapDownloads(this WebApplication app) => app.MapGet("/e/{election}/incidents/{number:long}/text/{run}/{step}", (string election, long number, string run, string step, Desk desk, HttpContext context) =>
    {
        try
        {
            var card = desk.For(Caller.Of(context.User)).Incident(number.ToString(System.Globalization.CultureInfo.InvariantCulture), election);
            var found = desk.RunsOf(card).FirstOrDefault(r => r.Id == run) ?? throw new StoreException($"the store has no run '{run}'", "the page of the incident lists them");
            string text = desk.Approved(found, found.Step(step));
            return Results.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", $"{run[..13]}-{found.Step(step).Step.Name}.md");
        }
        catch (StoreException error)
        {
            return Problems.Of(Problems.StatusOf(error), error.Message, error.Remedy);
        }
    }).RequireAuthorization(Scopes.Export).ExcludeFromDescription();
}
