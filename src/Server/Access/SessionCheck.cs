using System.Security.Claims;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>Whether a session still holds.</summary>
internal sealed class SessionCheck(CaseStore store, Activity activity, ServerSettings settings)
{
    /// <summary>What it holds for now; null when it was ended, or nothing came from it for too long, or it is too old.</summary>
    public SignedIn? Holding(string id)
    {
        var now = settings.Clock.GetUtcNow();
        return store.FindSession(id) is { } found
            && now - found.Session.Since < settings.Limits.Longest
            && now - activity.Seen(id, found.Session.Seen) < settings.Limits.Idle
            ? found
            : null;
    }

    /// <summary>True when the claims of an open page are still those of its session.</summary>
    public bool Holds(ClaimsPrincipal principal) =>
        principal.FindFirstValue(AccessNames.SessionClaim) is { } id && Holding(id) is { } found && Principals.Same(principal, Principals.Of(found));
}
