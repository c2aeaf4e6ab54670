using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Server.Access;
using Tocsin.Server.Casebook;

namespace Tocsin.Server.Api;

/// <summary>The API: one line a part.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Tocsin";
            document.Info.Description = "Elections, posts, findings, incidents and people's decisions. Errors are RFC 9457 problems whose detail is the remedy.";
            document.Info.Version = "1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").RequireAuthorization(Scopes.Read);
        var api = app.MapGroup("/api/v1").AddEndpointFilter((context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<Desk>().For(Caller.Of(context.HttpContext.User));
            return next(context);
        });
        ElectionsApi.Map(api);
        PostsApi.Map(api);
        ObservationsApi.Map(api);
        IncidentsApi.Map(api);
        DecisionsApi.Map(api);
        PlaybooksApi.Map(api);
        SharingApi.Map(api);
        OutletsApi.Map(api);
        ScreeningsApi.Map(api);
        DetectorsApi.Map(api);
        WatchesApi.Map(api);
        FindingsApi.Map(api);
        JobsApi.Map(api);
        AuditApi.Map(api);
        HealthApi.Map(app);
    }

    /// <summary>Marks what an entity is at this moment (RFC 9110, 8.8.3).</summary>
    public static void Tag(this HttpContext context, string version) => context.Response.Headers.ETag = $"\"{version}\"";

    /// <summary>The version the caller saw; null when they said none.</summary>
    public static string? Seen(this HttpContext context) => context.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag.Trim().Trim('"') : null;

    /// <summary>A cursor from a query; null when there is none.</summary>
    public static RouteGroupBuilder Under(this IEndpointRouteBuilder api, string prefix, string tag) => api.MapGroup(prefix).WithTags(tag);
}
