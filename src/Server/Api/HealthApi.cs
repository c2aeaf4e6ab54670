using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Access;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Whether it lives and whether it can work; says nothing else to whoever asks.</summary>
internal static class HealthApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();
        app.MapPrometheusScrapingEndpoint("/api/v1/metrics").RequireAuthorization(Scopes.Read);
        app.MapGet("/ready", (CaseStore store) =>
        {
            try
            {
                _ = store.Head();
                return Results.Text("ready");
            }
            catch (StoreException)
            {
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, "the store does not answer", "look at the database");
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
