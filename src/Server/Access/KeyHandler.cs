using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>Programs: <c>Authorization: Bearer tocsin_…</c>, for the API alone.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CaseStore store, Activity activity)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !header.StartsWith(Bearer + AccessNames.KeyPrefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (store.FindKey(Secret.Hash(header[Bearer.Length..].Trim())) is not { } holder)
            return Task.FromResult(AuthenticateResult.Fail("no such key"));
        activity.Key(holder.Key.Id);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Principals.Of(holder), AccessNames.Key)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "this key opens nothing", "it was ended, its time is over, or it never was: have an admin make a new one").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Of(StatusCodes.Status403Forbidden, "this key is not for that", "have an admin make one with the scope you need").ExecuteAsync(Context);
}
