using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Looking for everything by its words.</summary>
internal static class ObservationsApi
{
    private const int MostShown = 1000;

    public static void Map(IEndpointRouteBuilder api) => api.Under("/elections/{election}/observations", "Posts").MapGet("", Search).Produces<ApiPage<Observation>>().RequireAuthorization(Scopes.Read)
        .WithSummary("Posts, articles, findings and evidence with all these words")
        .WithDescription($"kind is one of {string.Join(", ", SearchKinds.All)}. Findings and evidence come first, the last that arrived first, then posts in the same order. Accounts are pseudonyms. Platform and language are those of posts: what has none is left out where one is asked for.");

    private static ApiPage<Observation> Search(string election, string q, Desk desk, string kind = SearchKinds.Everything, string? cursor = null, int limit = 50, string platform = "", string language = "", string account = "", DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var filter = new PostFilter { Kind = kind, Platform = platform, Language = language, Account = account, From = from, Until = until };
        var page = desk.Observe(election, q, cursor, Math.Clamp(limit, 1, MostShown), filter);
        return new ApiPage<Observation>(page.Items, page.Next);
    }
}
