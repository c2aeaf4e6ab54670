using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Web;

namespace Tocsin.Server.Access;

/// <summary>The cookie of a session: it holds a secret whose hash the store knows; what its person may do is read anew for every request.</summary>
internal sealed class SessionCookie(SessionCheck check, Activity activity) : CookieAuthenticationEvents
{
    private const string SecretClaim = "tocsin:secret";

    /// <summary>What goes into the cookie.</summary>
    public static ClaimsPrincipal Ticket(string secret) => new(new ClaimsIdentity([new Claim(SecretClaim, secret)], AccessNames.Cookie));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        string id = Secret.Hash(context.Principal?.FindFirstValue(SecretClaim));
        if (check.Holding(id) is not { } found)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessNames.Cookie).ConfigureAwait(false);
            return;
        }

        // What an open page asks by itself is no sign of somebody sitting there.
        if (!context.HttpContext.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
            activity.Session(id);
        context.ReplacePrincipal(Principals.Of(found));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => IsPage(context.Request)
        ? Redirect(context.Response, $"/signin?back={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}")
        : Problems.Of(StatusCodes.Status401Unauthorized, "nobody is signed in", "sign in, or send a key: Authorization: Bearer tocsin_…").ExecuteAsync(context.HttpContext);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => IsPage(context.Request)
        ? Redirect(context.Response, "/not-found")
        : Problems.Of(StatusCodes.Status403Forbidden, "this is not for your role", "ask an admin").ExecuteAsync(context.HttpContext);

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/_blazor") && !request.Path.StartsWithSegments("/access");

    private static Task Redirect(HttpResponse response, string to)
    {
        response.Redirect(to);
        return Task.CompletedTask;
    }
}
