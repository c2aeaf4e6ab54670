using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Ingest;

/// <summary>What takes in and looks at posts.</summary>
internal static class IngestSetup
{
    public static void AddIngest(this IServiceCollection services)
    {
        services.AddSingleton<Meters>();
        services.AddSingleton<Spool>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<JobBoard>();
        services.AddHostedService(s => s.GetRequiredService<JobBoard>());
        services.AddSingleton<ScanProcess>();
        services.AddSingleton<ScanWorker>();
        services.AddSingleton<ScanReports>();
        services.AddSingleton<Detection>();
        services.AddHostedService(s => s.GetRequiredService<Detection>());
        services.AddSingleton<FileRetention>();
        services.AddHostedService(s => s.GetRequiredService<FileRetention>());
        services.AddSingleton<TuningPreviews>();
        services.AddSingleton<IngestGate>();
    }
}
