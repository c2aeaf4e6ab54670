using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Api;

/// <summary>An operation of the API, as its readable page shows it.</summary>
/// <param name="Tag">The part it belongs to.</param>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">Its path.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Description">More.</param>
/// <param name="Parameters">Name, place and type of what it takes.</param>
/// <param name="Answers">Status codes it answers when all is well.</param>
public sealed record ApiOperation(string Tag, string Method, string Path, string Summary, string Description, IReadOnlyList<(string Name, string Place, string Type)> Parameters, IReadOnlyList<string> Answers)
{
    /// <summary>All, read from the endpoints themselves.</summary>
    public static IReadOnlyList<ApiOperation> All(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true && e.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not null)
            .Select(Of).OrderBy(o => o.Tag, StringComparer.Ordinal).ThenBy(o => o.Path, StringComparer.Ordinal),
    ];

    private static ApiOperation Of(RouteEndpoint endpoint) => new(
        endpoint.Metadata.GetMetadata<ITagsMetadata>() is { Tags: [var tag, ..] } ? tag : "",
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET",
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
        endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()!.Summary,
        endpoint.Metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description ?? "",
        [.. endpoint.RoutePattern.Parameters.Select(p => (p.Name, "path", "")), .. endpoint.Metadata.OfType<IParameterBindingMetadata>().Where(p => Plain(p.ParameterInfo.ParameterType) && endpoint.RoutePattern.GetParameter(p.Name) is null).Select(p => (p.Name, "query", p.ParameterInfo.ParameterType.Name.ToLowerInvariant()))],
        [.. endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal)]);

    private static bool Plain(Type type) => type.IsPrimitive || type == typeof(string) || type == typeof(string[]) || Nullable.GetUnderlyingType(type) is not null;
}
