using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Server.Web;

namespace Tocsin.Server.Access;

/// <summary>Refuses changes of the API that another site's page could have asked a signed-in browser for.</summary>
/// <remarks>A browser sends the cookie by itself, but no page of another site can send the header. Keys are sent by programs that mean it.</remarks>
internal static class ForgedRequests
{
    /// <summary>Header with the token that stands in every page's forms.</summary>
    public const string Header = "RequestVerificationToken";

    public static void UseForgedRequests(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (Matters(context) && !(context.Request.Headers.ContainsKey(Header) && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context).ConfigureAwait(false)))
            await Problems.Of(StatusCodes.Status400BadRequest, "this request does not come from a page of this server", $"send the header {Header}, or use a key").ExecuteAsync(context).ConfigureAwait(false);
        else
            await next(context).ConfigureAwait(false);
    });

    private static bool Matters(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/access"))
        && !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && context.User.Identity?.IsAuthenticated == true
        && context.User.FindFirst(AccessNames.KeyClaim) is null;
}
