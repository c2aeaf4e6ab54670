using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Access;

/// <summary>STUB, replaced at merge: everybody is the owner.</summary>
internal static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services, ServerSettings settings)
    {
        services.AddAuthentication();
        services.AddAuthorization(o =>
        {
            foreach (string scope in Scopes.All)
                o.AddPolicy(scope, p => p.RequireAssertion(_ => true));
        });
        services.AddCascadingAuthenticationState();
    }

    public static void UseAccess(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Ida Berg"), new(ClaimTypes.Role, "admin"), new(Caller.ElectionClaim, "*")], "stub"));
            return next(context);
        });
        app.UseAuthorization();
    }

    public static void MapAccess(this WebApplication app)
    {
    }
}
