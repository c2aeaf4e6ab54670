using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;

namespace Tocsin.Server.Api;

/// <summary>The audit log.</summary>
internal static class AuditApi
{
    private const int MostShown = 1000;

    public static void Map(IEndpointRouteBuilder api) => api.Under("/audit", "Audit")
        .MapGet("", (Desk desk, string? subject = null, string? actor = null, int limit = 100) => desk.Audit(subject, actor, Math.Clamp(limit, 1, MostShown)))
        .RequireAuthorization(Scopes.Read).WithSummary("The newest lines of the audit log; for auditors and admins of all elections");
}
