using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Api;

internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services) => services.AddOpenApi("v1");

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json");
    }
}
