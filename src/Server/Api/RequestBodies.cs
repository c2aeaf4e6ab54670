using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Tocsin.Server.Api;

/// <summary>Bodies that endpoints read as they come, told to the description of the API.</summary>
internal static class RequestBodies
{
    /// <summary>Says what the body is. The endpoint itself answers for another content type, with a remedy.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string description, string example, params string[] types) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = description,
                Content = types.ToDictionary(t => t, _ => Text(example), StringComparer.Ordinal),
            };
            return Task.CompletedTask;
        });

    private static OpenApiMediaType Text(string example) => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example.Length > 0 ? example : null,
    };
}
