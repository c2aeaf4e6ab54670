using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>Leads and admins reach nothing but their own account while a password alone lets them in.</summary>
/// <remarks>
/// OWASP ASVS 4.3.1. Somebody with a passkey and a password needs codes as well: the password would be the weaker way in. Keys are another matter:
/// they end by themselves and may only what they were made for.
/// </remarks>
internal static class SecondFactor
{
    private static readonly string[] Open = ["/account", "/signin", "/start", "/invite", "/access", "/preferences", "/health", "/ready", "/_content", "/_framework", "/taxii2"];

    public static void UseSecondFactor(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (!Lacks(context) || Open.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.Ordinal)))
            await next(context).ConfigureAwait(false);
        else if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.Redirect("/account?second=1");
        else
            await Problems.Of(StatusCodes.Status403Forbidden, "leads and admins need a second factor here", "turn codes on: /account").ExecuteAsync(context).ConfigureAwait(false);
    });

    /// <summary>Whether somebody signed in here should have a second factor and has none.</summary>
    private static bool Lacks(HttpContext context) =>
        context.User.FindFirst(AccessNames.SessionClaim) is not null
        && Caller.Of(context.User) is { } caller && caller.Is(Role.Lead)
        && context.RequestServices.GetRequiredService<CaseStore>().FindAccount(context.User.FindFirstValue(ClaimTypes.Name)!) is { Password.Length: > 0, Totp.Length: 0 };
}
