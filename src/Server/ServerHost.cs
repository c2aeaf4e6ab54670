using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;
using Tocsin.Playbooks;
using Tocsin.Server.Access;
using Tocsin.Server.Api;
using Tocsin.Server.Casebook;
using Tocsin.Server.Ingest;
using Tocsin.Server.Live;
using Tocsin.Server.Screening;
using Tocsin.Server.Web;
using Tocsin.Server.Workbench;
using Tocsin.Storage;
using Tocsin.Taxii;

namespace Tocsin.Server;

/// <summary>The duty room: API and workbench over one case store, in one process.</summary>
public static class ServerHost
{
    private const long LargestBody = 64 * 1024 * 1024;

    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static WebApplication Build(ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        PrivateDirectory.Require(settings.Data);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "tocsin", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings));
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            // The keys lie in a directory of the owner's own, and no page of this server is kept by a browser anyway.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error).AddFilter("Tocsin.Server.Access", LogLevel.Warning);
        AddServices(builder.Services, settings);
        var app = builder.Build();
        Map(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(_ =>
        {
            var store = CaseStore.Open(settings.Store, create: true, settings.Clock);
            store.CallersAreKnown = true;
            return store;
        });
        services.AddSingleton(PlaybookLibrary.Shipped);
        services.AddSingleton<StorePulse>();
        services.AddHostedService(s => s.GetRequiredService<StorePulse>());
        services.AddIngest();
        services.AddScreening();
        services.AddAccess(settings);
        services.AddSingleton<Archives>();
        services.AddSingleton<CaseMemory>();
        services.AddScoped<Desk>();
        services.AddScoped<Reader>();
        services.AddApi();
        services.AddTelemetry();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Data, "keys"))).SetApplicationName("tocsin");
        // There or not there: what fades is hard to read while it does.
        services.AddMudServices(mud => (mud.SnackbarConfiguration.ShowTransitionDuration, mud.SnackbarConfiguration.HideTransitionDuration) = (0, 0));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpContextAccessor();
        if (settings.BehindProxy)
            services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void Map(WebApplication app, ServerSettings settings)
    {
        if (settings.BehindProxy)
            app.UseForwardedHeaders();
        if (settings.Encrypted)
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseAccess(settings);
        app.UseScreeningLimits();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapAccess();
        app.MapApi();
        // Partners have secrets of their own (HTTP Basic, RFC 7617); the limits for strangers slow down who guesses.
        app.MapGroup("").AllowAnonymous().MapTaxii(app.Services.GetRequiredService<CaseStore>(), new TaxiiOptions(), settings.Clock);
        app.MapPreferences(settings);
        app.MapDownloads();
        app.MapNetwork();
        app.MapUploads();
        app.MapScreenings();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static void Listen(KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        var url = new Uri(settings.Listen);
        var address = url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? IPAddress.Parse(url.Host.Trim('[', ']')) : url.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
        kestrel.Listen(address, url.Port, endpoint =>
        {
            if (settings.Certificate is { } file)
                endpoint.UseHttps(Certificate(file, settings.CertificateKey));
        });
    }

    private static X509Certificate2 Certificate(string file, string? key) =>
        Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12"
            ? X509CertificateLoader.LoadPkcs12FromFile(file, null)
            : X509Certificate2.CreateFromPemFile(file, key);
}
