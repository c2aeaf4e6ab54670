using System.Security.Claims;
using Tocsin.Storage;
using Tocsin.Storage.Access;

namespace Tocsin.Server.Access;

/// <summary>Claims from what the store says at this moment.</summary>
internal static class Principals
{
    public static ClaimsPrincipal Of(SignedIn signedIn) =>
        Made(AccessNames.Cookie, signedIn.Session.Person, signedIn.Person, signedIn.Elections, [new Claim(AccessNames.SessionClaim, signedIn.Session.Id)]);

    public static ClaimsPrincipal Of(KeyHolder holder) =>
        Made(AccessNames.Key, holder.Key.Person, holder.Person, holder.Elections, [new Claim(AccessNames.KeyClaim, holder.Key.Id), .. holder.Key.Scopes.Select(s => new Claim(Caller.ScopeClaim, s))]);

    /// <summary>True when two principals may the same.</summary>
    public static bool Same(ClaimsPrincipal one, ClaimsPrincipal other) => Rights(one).SequenceEqual(Rights(other), StringComparer.Ordinal);

    private static IEnumerable<string> Rights(ClaimsPrincipal principal) =>
        principal.Claims.Select(c => $"{c.Type} {c.Value}").Order(StringComparer.Ordinal);

    private static ClaimsPrincipal Made(string scheme, string known, Person person, IReadOnlyList<string> elections, IEnumerable<Claim> more)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, known), new(ClaimTypes.Name, person.Name), new(ClaimTypes.Role, person.Role.ToString().ToLowerInvariant()) };
        claims.AddRange(elections.Select(e => new Claim(Caller.ElectionClaim, e)));
        claims.AddRange(more);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
