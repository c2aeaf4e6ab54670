using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Partners.Sharing;
using Tocsin.Partners.Stix.Out;
using Tocsin.Storage;
using Tocsin.Storage.Partners;
using Tocsin.Taxii;
using Tocsin.Tests.Storage;

namespace Tocsin.Partners.Tests.Taxii;

/// <summary>The server on loopback, over a store with one partner and shares in its collections.</summary>
internal sealed class TaxiiHost : IAsyncDisposable
{
    public const string Partner = "CERT Valdoria", Media = "application/taxii+json;version=2.1";
    private readonly WebApplication _app;

    private TaxiiHost(SharingHome at, WebApplication app, string secret) => (At, _app, Secret) = (at, app, secret);

    public SharingHome At { get; }

    public CaseStore Store => At.Store;

    public string Secret { get; }

    public Uri Address => new(_app.Urls.First());

    public Uri Root => new(Address, "/taxii2/tocsin/");

    /// <summary>Looks at each request first; true when it has answered.</summary>
    public Func<HttpContext, bool> Before { get; set; } = _ => false;

    public static async Task<TaxiiHost> StartAsync(PostgresServer server, TaxiiOptions? options = null, string home = StoreHome.Sqlite)
    {
        var at = new SharingHome(home, server);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        TaxiiHost? host = null;
        app.Use((http, next) => host!.Before(http) ? Task.CompletedTask : next());
        app.MapTaxii(at.Store, options ?? new TaxiiOptions(), at.At.Clock);
        host = new TaxiiHost(at, app, at.Store.RenewToken(Partner, "Ida Berg"));
        await app.StartAsync();
        return host;
    }

    /// <summary>Shares an incident into a collection.</summary>
    public Share Shelve(int seed, TlpLevel level = TlpLevel.Green)
    {
        string text = Encoding.UTF8.GetString(IncidentBundle.Bytes([MadeIncidents.Facts(seed)], new StixSharing { Office = "Cell", Tlp = level }));
        var share = Store.PrepareShare(Partner, level, "stix", ["1"], text, "Ida Berg");
        Store.ApproveShare(share.Id, "Jon Ek");
        return TaxiiShelf.Put(Store, share.Id, "Ida Berg");
    }

    public string Collection(TlpLevel level = TlpLevel.Green) => TaxiiShelf.Readable(Partner, level);

    public string Inbox => TaxiiShelf.Inbox(Partner);

    public HttpClient Client(bool known = true, string accept = Media)
    {
        var client = new HttpClient { BaseAddress = Root };
        if (known)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Partner}:{Secret}")));
        if (accept.Length > 0)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        At.Dispose();
    }
}
