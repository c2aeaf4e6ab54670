using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>Signs an open page out when its session ended, or when its person may something else now.</summary>
internal sealed class LiveSession(ILoggerFactory logger, SessionCheck check, ServerSettings settings, IHostApplicationLifetime life) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => settings.Limits.Recheck;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // The store is gone with the server, and so is the page that could be drawn anew.
        if (life.ApplicationStopping.IsCancellationRequested)
            return Task.FromResult(true);
        try
        {
            return Task.FromResult(check.Holds(authenticationState.User));
        }
        catch (StoreException)
        {
            // Who cannot be checked is out.
            return Task.FromResult(false);
        }
    }
}
