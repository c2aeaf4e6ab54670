using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;
using Tocsin.Server.Ingest;
using Tocsin.Server.Web;
using Tocsin.Storage;

namespace Tocsin.Server.Api;

/// <summary>Posts: handing them in, and looking for them.</summary>
internal static class PostsApi
{
    private static readonly string[] Lines = ["application/x-ndjson", "application/ndjson", "application/jsonl"];
    private const string Example = """{"id":"1","account":"ann","time":"2027-04-02T10:00:00Z","text":"Where to vote","lang":"en","platform":"x"}""" + "\n";
    private const int MostShown = 1000;
    private const string Later = "5";

    public static void Map(IEndpointRouteBuilder api)
    {
        var posts = api.Under("/elections/{election}/posts", "Posts");
        posts.MapPost("", Ingest).Takes("Posts, one JSON object a line (docs/formats/tocsin.md); at most 64 MB.", Example, Lines).Produces<IngestReceipt>().RequireAuthorization(Scopes.Ingest)
            .WithSummary("Hand in posts, one JSON object a line (docs/formats/tocsin.md)")
            .WithDescription("What is accepted is on the disk when the answer comes. The same source and id twice counts once. 429 and 503 say when to come back.");
        posts.MapGet("", Search).Produces<ApiPage<StoredPost>>().RequireAuthorization(Scopes.Read).WithSummary("Posts with all these words, the last that arrived first; accounts are pseudonyms");
    }

    private static async Task<IResult> Ingest(string election, string source, Desk desk, Spool spool, IngestGate gate, HttpContext context, CancellationToken cancellation)
    {
        desk.RequireElection(election);
        desk.Require(Role.Analyst, "handing in posts");
        if (!Spool.IsName(source))
            return Problems.Of(StatusCodes.Status400BadRequest, "source is no name", "letters, digits, dot, hyphen and underscore, at most 64");
        if (!Lines.Contains(context.Request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "these are no lines of JSON", $"send Tocsin NDJSON with Content-Type: {Lines[0]}");
        desk.RequireCollection(election);
        using var turn = await gate.Enter(spool.WaitingOf(election).Sum(s => s.Posts), cancellation).ConfigureAwait(false);
        if (turn is null)
        {
            context.Response.Headers.RetryAfter = Later;
            return Problems.Of(StatusCodes.Status429TooManyRequests, "too much arrives at once; nothing of this request was taken", "send it again in a few seconds");
        }

        string file = spool.Incoming();
        try
        {
            await using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
                await context.Request.Body.CopyToAsync(stream, cancellation).ConfigureAwait(false);
            var receipt = spool.Accept(election, source, file, cancellation);
            return Results.Json(receipt, statusCode: receipt is { Accepted: 0, Duplicates: 0, Rejected: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ApiPage<StoredPost> Search(string election, string q, Desk desk, string? cursor = null, int limit = 50, string platform = "", string language = "", string account = "", DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var filter = new PostFilter { Platform = platform, Language = language, Account = account, From = from, Until = until };
        int most = Math.Clamp(limit, 1, MostShown);
        long? before = cursor is null ? null : long.TryParse(cursor, CultureInfo.InvariantCulture, out long number) ? number : throw new BadHttpRequestException("the cursor is none of ours");
        var posts = desk.Search(election, q, before, most, filter);
        return new ApiPage<StoredPost>(posts, posts.Count == most ? posts[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
