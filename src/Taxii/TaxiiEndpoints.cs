using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Partners.Polling;
using Tocsin.Storage;
using Tocsin.Storage.Partners;

namespace Tocsin.Taxii;

/// <summary>The endpoints of TAXII 2.1 over a store. Who a partner is and what it may get is asked anew with every request.</summary>
internal sealed class TaxiiEndpoints(CaseStore store, TaxiiOptions options, TimeProvider clock)
{
    private const int LongestId = 300;
    private readonly TaxiiLockOut _lockOut = new(clock);

    /// <summary>Runs an endpoint: who asks, in which media type, and what goes wrong.</summary>
    public RequestDelegate Guarded(Func<HttpContext, Partner, Task> answer) => async http =>
    {
        try
        {
            var partner = Known(http);
            if (!TaxiiMedia.IsAccepted(http.Request.Headers.Accept.ToString()))
                throw new TaxiiFailure(StatusCodes.Status406NotAcceptable, "the Accept header does not name the media type of TAXII 2.1", $"send Accept: {TaxiiMedia.Type}");
            await answer(http, partner).ConfigureAwait(false);
        }
        catch (TaxiiFailure failure)
        {
            await TaxiiAnswers.FailureAsync(http, failure).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            await TaxiiAnswers.FailureAsync(http, new TaxiiFailure(StatusCodes.Status503ServiceUnavailable, "the store cannot answer now", error.Remedy)).ConfigureAwait(false);
        }
    };

    public Task DiscoveryAsync(HttpContext http, Partner partner) => TaxiiAnswers.ObjectAsync(http, 200, w =>
    {
        w.WriteString("title", options.Title);
        w.WriteString("description", $"What is shared with {partner.Name}.");
        if (options.Contact is { } contact)
            w.WriteString("contact", contact);
        w.WriteString("default", Root(http));
        w.WriteStartArray("api_roots");
        w.WriteStringValue(Root(http));
        w.WriteEndArray();
    });

    public Task RootAsync(HttpContext http, Partner partner) => TaxiiAnswers.ObjectAsync(http, 200, w =>
    {
        w.WriteString("title", options.Title);
        w.WriteStartArray("versions");
        w.WriteStringValue(TaxiiMedia.Type);
        w.WriteEndArray();
        w.WriteNumber("max_content_length", options.MostBytes);
    });

    public Task StatusAsync(HttpContext http, Partner partner) => store.Status(Text(http, "status"), partner.Name) is { } body
        ? TaxiiAnswers.BytesAsync(http, 200, Encoding.UTF8.GetBytes(body))
        : throw new TaxiiFailure(404, "there is no such status", "it is told in the answer to a push");

    public static Task CollectionsAsync(HttpContext http, Partner partner) => TaxiiAnswers.ObjectAsync(http, 200, w =>
    {
        w.WriteStartArray("collections");
        foreach (var collection in TaxiiCollection.Of(partner))
        {
            w.WriteStartObject();
            Describe(w, collection);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static Task CollectionAsync(HttpContext http, Partner partner) => TaxiiAnswers.ObjectAsync(http, 200, w => Describe(w, Collection(http, partner)));

    public Task ManifestAsync(HttpContext http, Partner partner)
    {
        var query = TaxiiAsked.Of(http.Request.Query, options.MostObjects) with { WithoutBodies = true };
        return TaxiiAnswers.PageAsync(http, Found(http, partner, query), query.Limit, "objects", TaxiiAnswers.Manifest);
    }

    public Task ObjectsAsync(HttpContext http, Partner partner)
    {
        var query = TaxiiAsked.Of(http.Request.Query, options.MostObjects);
        return TaxiiAnswers.PageAsync(http, Found(http, partner, query), query.Limit, "objects", TaxiiAnswers.Body);
    }

    public Task ObjectAsync(HttpContext http, Partner partner)
    {
        var query = TaxiiAsked.Of(http.Request.Query, options.MostObjects, Text(http, "object"));
        var found = Found(http, partner, query);
        return found.Count == 0 && query.After < 0 && !Exists(http, partner) ? throw NoObject() : TaxiiAnswers.PageAsync(http, found, query.Limit, "objects", TaxiiAnswers.Body);
    }

    public Task VersionsAsync(HttpContext http, Partner partner)
    {
        var query = TaxiiAsked.Of(http.Request.Query, options.MostObjects, Text(http, "object")) with { AllVersions = true, WithoutBodies = true };
        var found = Found(http, partner, query);
        return found.Count == 0 && query.After < 0 ? throw NoObject() : TaxiiAnswers.PageAsync(http, found, query.Limit, "versions", TaxiiAnswers.Version);
    }

    public async Task PushAsync(HttpContext http, Partner partner)
    {
        var collection = Writable(http, partner);
        if (!TaxiiMedia.IsContent(http.Request.ContentType ?? ""))
            throw new TaxiiFailure(StatusCodes.Status415UnsupportedMediaType, "the Content-Type is not the media type of TAXII 2.1", $"send Content-Type: {TaxiiMedia.Type}");
        byte[] status = await new TaxiiInbox(store, options, clock).TakeAsync(http, partner, collection).ConfigureAwait(false);
        await TaxiiAnswers.BytesAsync(http, StatusCodes.Status202Accepted, status).ConfigureAwait(false);
    }

    public Task DeleteAsync(HttpContext http, Partner partner)
    {
        var collection = Writable(http, partner);
        string id = Text(http, "object");
        var query = TaxiiAsked.Of(http.Request.Query, int.MaxValue - 1, id);
        bool named = http.Request.Query.ContainsKey("match[version]");
        long[]? versions = !named || query.AllVersions ? null : [.. store.Shelf(collection.Id, partner, query with { WithoutBodies = true }).Select(o => o.Version)];
        return store.Unshelve(collection.Id, id, versions, "partner " + partner.Name) == 0 ? throw NoObject() : TaxiiAnswers.BytesAsync(http, 200, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>404 in the words of TAXII, for every other path below the root.</summary>
    public static Task NothingAsync(HttpContext http, Partner partner) => throw new TaxiiFailure(404, "there is nothing here", "paths of TAXII end with a slash");

    private Partner Known(HttpContext http)
    {
        if (AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization.ToString(), out var header) && string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) && header.Parameter is { Length: < 4096 } given)
        {
            try
            {
                string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(given)).Split(':', 2);
                if (parts.Length == 2)
                    return Known(parts[0], parts[1], http.Connection.RemoteIpAddress);
            }
            catch (FormatException)
            {
                // What is no base64 is no password either.
            }
        }

        throw Unknown();
    }

    private Partner Known(string name, string secret, System.Net.IPAddress? from)
    {
        if (_lockOut.Left(name, from) is var left && left > TimeSpan.Zero)
            throw new TaxiiFailure(StatusCodes.Status429TooManyRequests, "too many wrong secrets for this name from where you are", "wait as Retry-After says, and check the secret; a new one is given by whoever gave you this one") { Wait = left };
        if (store.Known(name, secret) is not { } partner)
        {
            _lockOut.Failed(name, from);
            if (_lockOut.Left(name, from) > TimeSpan.Zero)
                store.NotePartnerLockOut(name, from?.ToString() ?? "");
            throw Unknown();
        }

        _lockOut.Right(name, from);
        return partner;
    }

    private static TaxiiFailure Unknown() => new(StatusCodes.Status401Unauthorized, "you are not known here", "send the name and the secret that you were given, by HTTP Basic");

    private IReadOnlyList<ShelfObject> Found(HttpContext http, Partner partner, ShelfQuery query) =>
        Collection(http, partner) is var collection && query.Limit == 0 ? [] : store.Shelf(collection.Id, partner, query);

    private bool Exists(HttpContext http, Partner partner) =>
        store.Shelf(Collection(http, partner).Id, partner, new ShelfQuery { Ids = [Text(http, "object")], AllVersions = true, WithoutBodies = true, Limit = 1 }).Count > 0;

    private static TaxiiCollection Collection(HttpContext http, Partner partner) => TaxiiCollection.Of(partner).FirstOrDefault(c => c.Id == Text(http, "collection"))
        ?? throw new TaxiiFailure(404, "there is no such collection for you", "the list of collections names yours");

    private static TaxiiCollection Writable(HttpContext http, Partner partner) => Collection(http, partner) is { CanWrite: true } collection ? collection
        : throw new TaxiiFailure(StatusCodes.Status403Forbidden, "this collection is only read", "your inbox is the one that can be written");

    private static void Describe(Utf8JsonWriter w, TaxiiCollection collection)
    {
        w.WriteString("id", collection.Id);
        w.WriteString("title", collection.Title);
        w.WriteString("description", collection.Description);
        w.WriteBoolean("can_read", true);
        w.WriteBoolean("can_write", collection.CanWrite);
        w.WriteStartArray("media_types");
        w.WriteStringValue("application/stix+json;version=2.1");
        w.WriteEndArray();
    }

    private static string Text(HttpContext http, string name) => http.Request.RouteValues[name] as string is { Length: <= LongestId } value ? value : "";

    private string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{options.Root}";

    private static TaxiiFailure NoObject() => new(404, "there is no such object", "the manifest of the collection names what there is");
}
