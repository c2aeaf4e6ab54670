using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>Signing in through the house's own identity provider (OpenID Connect, code flow with PKCE).</summary>
/// <remarks>It says who somebody is, never what they may do: an admin has entered their address here before, and role and elections stay ours.</remarks>
internal static class ProviderSetup
{
    public static void AddProvider(this AuthenticationBuilder builder, ServerSettings settings)
    {
        if (ProviderSettings.Read(settings.Data) is not { } provider)
            return;
        builder.Services.AddSingleton(provider);
        builder.AddOpenIdConnect(AccessNames.Provider, o =>
        {
            o.SignInScheme = AccessNames.Cookie;
            o.Authority = provider.Authority;
            o.ClientId = provider.ClientId;
            o.ClientSecret = provider.ClientSecret;
            o.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            o.ResponseType = OpenIdConnectResponseType.Code;
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.CallbackPath = "/signin/provider";
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.Scope.Add("email");
            foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = settings.Encrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            }

            o.Events.OnTicketReceived = Received;
            o.Events.OnRemoteFailure = static context =>
            {
                context.HandleResponse();
                context.Response.Redirect("/signin?said=provider");
                return Task.CompletedTask;
            };
        });
    }

    public static void MapProvider(this IEndpointRouteBuilder app) => app.MapGet("/access/provider", (string? back, HttpContext context) =>
        context.RequestServices.GetService<ProviderSettings>() is null
            ? Results.NotFound()
            : Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPath.Of(back) }, [AccessNames.Provider])).AllowAnonymous().ExcludeFromDescription();

    private static async Task Received(TicketReceivedContext context)
    {
        context.HandleResponse();
        var services = context.HttpContext.RequestServices;
        var store = services.GetRequiredService<CaseStore>();
        string issuer = services.GetRequiredService<ProviderSettings>().Authority;
        string subject = context.Principal?.FindFirst("sub")?.Value ?? "";
        bool verified = string.Equals(context.Principal?.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        string email = verified ? context.Principal?.FindFirst("email")?.Value.ToLowerInvariant() ?? "" : "";
        var account = subject.Length > 0 ? store.FindAccount($"{issuer} {subject}", email) : null;
        if (account is null)
        {
            context.Response.Redirect("/signin?said=provider");
            return;
        }

        if (account.Subject.Length == 0)
            store.TieSubject(account, $"{issuer} {subject}");
        await services.GetRequiredService<SignIn>().Open(account, "identity provider").ConfigureAwait(false);
        context.Response.Redirect(LocalPath.Of(context.ReturnUri));
    }
}
