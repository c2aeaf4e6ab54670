using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench;

/// <summary>The network that the page of an incident draws, fetched beside the page so that the page does not wait for it.</summary>
internal static class NetworkEndpoint
{
    public static void MapNetwork(this WebApplication app) => app.MapGet("/e/{election}/incidents/{number:long}/network", (string election, long number, Desk desk, HttpContext context, string behaviour = "", int least = 1, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
    {
        try
        {
            var card = desk.For(Caller.Of(context.User)).Incident(number.ToString(CultureInfo.InvariantCulture), election);
            return Results.Bytes(desk.Network(card, new NetworkWanted(behaviour, least, from, until)), "application/json");
        }
        catch (StoreException error)
        {
            return Problems.Of(Problems.StatusOf(error), error.Message, error.Remedy);
        }
    }).RequireAuthorization(Scopes.Read).ExcludeFromDescription();
}
