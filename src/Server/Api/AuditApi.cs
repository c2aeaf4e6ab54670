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

    public static void Map(IEndpointRouteBuilder api)
    {
        var audit = api.Under("/audit", "Audit");
        audit.MapGet("", (Desk desk, string? subject = null, string? actor = null, int limit = 100) => desk.Audit(subject, actor, Math.Clamp(limit, 1, MostShown)))
            .RequireAuthorization(Scopes.Read).WithSummary("The newest lines of the audit log; for auditors and admins of all elections");
        audit.MapGet("/chain", (Desk desk) => desk.VerifyAudit() is var (broken, lines, hash) ? new Chain(broken, lines, hash) : null).RequireAuthorization(Scopes.Read).WithSummary("Follow the chain of hashes from the first line; broken is 0 while it is whole");
    }

    /// <summary>How far the chain holds.</summary>
    /// <param name="Broken">The first line that does not fit; 0 when all do.</param>
    /// <param name="Lines">Lines that were read.</param>
    /// <param name="Hash">Hash of the last.</param>
    public sealed record Chain(long Broken, long Lines, string Hash);
}
