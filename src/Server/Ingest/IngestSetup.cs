using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Ingest;

internal static class IngestSetup
{
    public static void AddIngest(this IServiceCollection services)
    {
    }
}
