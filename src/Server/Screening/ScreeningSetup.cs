using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Server.Screening;

/// <summary>What screens files that people drop.</summary>
internal static class ScreeningSetup
{
    public static void AddScreening(this IServiceCollection services)
    {
        services.AddSingleton<Screenings>();
        services.AddHostedService(s => s.GetRequiredService<Screenings>());
    }
}
