using System.Security.Claims;
using Tocsin.Storage;

namespace Tocsin.Server.Access;

/// <summary>Who asks, as the sign-in or the key established it.</summary>
/// <param name="Name">Name as it stands in decisions and in the audit log.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Elections">Ids of the elections they work on; null for all.</param>
public sealed record Caller(string Name, Role Role, IReadOnlySet<string>? Elections)
{
    /// <summary>Claim with the id of an election; <see cref="Every"/> for all.</summary>
    public const string ElectionClaim = "tocsin:election";

    /// <summary>Claim with what a key may be used for; none for people, who may what their role may.</summary>
    public const string ScopeClaim = "tocsin:scope";

    /// <summary>Every election.</summary>
    public const string Every = "*";

    /// <summary>True when the caller may know that this election exists.</summary>
    public bool Sees(string election) => Elections?.Contains(election) ?? true;

    /// <summary>True when the role suffices.</summary>
    public bool Is(Role least) => Role >= least;

    /// <summary>Reads it from claims; null when nobody is signed in.</summary>
    public static Caller? Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true, Name: { } name } || !Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), ignoreCase: true, out var role))
            return null;
        var elections = principal.FindAll(ElectionClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        return new Caller(name, role, elections.Contains(Every) ? null : elections);
    }
}
