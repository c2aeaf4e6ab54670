using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>Sign-in, keys, roles and limits, put together.</summary>
internal static class AccessSetup
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int Rounds = 210_000;

    public static void AddAccess(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<FirstStart>().AddHostedService(s => s.GetRequiredService<FirstStart>());
        services.AddSingleton<Activity>().AddHostedService(s => s.GetRequiredService<Activity>());
        services.AddSingleton<Ceremonies>().AddSingleton<SessionCheck>().AddSingleton<SessionCookie>().AddSingleton<HalfWay>();
        services.AddScoped<SignIn>();
        services.AddScoped<AuthenticationStateProvider, LiveSession>();
        services.AddScoped<CircuitHandler, SessionCircuit>();
        services.AddCascadingAuthenticationState();
        AddIdentity(services);
        AddSchemes(services, settings);
        services.AddAuthorization(AddPolicies);
        services.AddRateLimiter(o => RequestLimits.Set(o, settings.Limits));
        services.AddAntiforgery(o =>
        {
            o.HeaderName = ForgedRequests.Header;
            o.Cookie.Name = AccessNames.CookieOf(settings, "tocsin-form");
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = settings.Encrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
    }

    public static void UseAccess(this WebApplication app, ServerSettings settings)
    {
        app.UseAuthentication();
        if (settings.SecondFactor)
            app.UseSecondFactor();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseForgedRequests();
    }

    public static void MapAccess(this WebApplication app)
    {
        app.MapPasskeys();
        app.MapProvider();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Rounds);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // A passkey is two factors in one only when the device makes sure who holds it.
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
    }

    private static void AddSchemes(IServiceCollection services, ServerSettings settings)
    {
        var builder = services.AddAuthentication(AccessNames.Either)
            .AddPolicyScheme(AccessNames.Either, null, o => o.ForwardDefaultSelector = static context =>
                context.Request.Headers.Authorization.Count > 0 && context.Request.Path.StartsWithSegments("/api") ? AccessNames.Key : AccessNames.Cookie)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(AccessNames.Key, null)
            .AddCookie(AccessNames.Cookie, o =>
            {
                o.Cookie.Name = AccessNames.CookieOf(settings, "tocsin-session");
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = settings.Encrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                o.SlidingExpiration = false;
                o.ExpireTimeSpan = settings.Limits.Longest;
                o.EventsType = typeof(SessionCookie);
            });
        builder.AddProvider(settings);
    }

    // A key is let in by the policies named for scopes, and by nothing else.
    private static void AddPolicies(AuthorizationOptions options)
    {
        options.DefaultPolicy = options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser().RequireAssertion(static c => c.User.FindFirst(AccessNames.KeyClaim) is null).Build();
        foreach (string scope in Scopes.All)
            options.AddPolicy(scope, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, scope)));
    }

    private static bool May(AuthorizationHandlerContext context, string scope)
    {
        bool forIt = context.User.FindFirst(AccessNames.KeyClaim) is null || context.User.HasClaim(Caller.ScopeClaim, scope);
        return forIt && Caller.Of(context.User) is { } caller && caller.Is(scope is Scopes.Ingest or Scopes.Decide ? Role.Analyst : Role.Viewer);
    }
}
