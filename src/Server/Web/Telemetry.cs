using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Tocsin.Server.Ingest;

namespace Tocsin.Server.Web;

/// <summary>Metrics for Prometheus, and traces for whoever names a collector.</summary>
internal static class Telemetry
{
    // The standard's own variable: nothing leaves this machine unless the operator named where to.
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services)
    {
        bool asked = Environment.GetEnvironmentVariable(Collector) is { Length: > 0 };
        services.AddOpenTelemetry()
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel").AddRuntimeInstrumentation().AddPrometheusExporter();
                if (asked)
                    metrics.AddOtlpExporter();
            })
            .WithTracing(traces =>
            {
                traces.AddAspNetCoreInstrumentation();
                if (asked)
                    traces.AddOtlpExporter();
            });
    }
}
