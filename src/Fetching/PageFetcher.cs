using System.Net;
using System.Net.Http.Headers;

namespace Tocsin.Fetching;

/// <summary>Fetches single files from public web servers, without being led into one's own network.</summary>
/// <remarks>
/// http and https on their usual ports; a name is resolved once and the connection goes to an address that was looked at, after each redirect anew;
/// all addresses of a name must be public. No cookies, no credentials, no proxy, no script, no cache. Bounded in time, size (after decompression), redirects and
/// pace. A certificate with faults is recorded, not refused: the record is what is wanted of a suspicious site, and nothing is sent to it.
/// </remarks>
/// <param name="options">Bounds.</param>
/// <param name="announce">Is told each address before anything is sent to it.</param>
public sealed class PageFetcher(FetchOptions options, Action<Uri> announce)
{
    private const int LongestUrl = 2000;
    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);

    /// <summary>Fetches.</summary>
    /// <param name="url">What.</param>
    /// <param name="kind">Of what kind it must be.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">It was refused or failed.</exception>
    public async Task<FetchedFile> FetchAsync(Uri url, FetchKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var hops = new List<FetchHop>();
        try
        {
            return await FollowAsync(url, kind, hops, cancellation).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            e.Hops = hops;
            throw;
        }
    }

    private async Task<FetchedFile> FollowAsync(Uri url, FetchKind kind, List<FetchHop> hops, CancellationToken cancellation)
    {
        while (true)
        {
            Check(url);
            await PaceAsync(url.IdnHost, cancellation).ConfigureAwait(false);
            announce(url);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(options.Patience);
            try
            {
                var (file, next) = await OneAsync(url, kind, hops, patience.Token).ConfigureAwait(false);
                if (file is not null)
                    return file;
                if (hops.Count > options.MostRedirects)
                    throw new FetchException($"{hops[0].Url} leads on and on: more than {options.MostRedirects} redirects", "give the address it should end at");
                if (url.Scheme == "https" && next!.Scheme == "http")
                    throw new FetchException($"{url} leads from https to {next}", "a page that gives up its encryption is not fetched: give the address of the page itself");
                url = next!;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new FetchException($"{url} took longer than {options.Patience.TotalSeconds:0} seconds", "try again later, or save the page with a browser");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
            {
                throw Inner(e) ?? new FetchException($"{url} could not be fetched: {(e.InnerException ?? e).Message.TrimEnd('.')}", "check the address, or save the page with a browser");
            }
        }
    }

    private async Task<(FetchedFile? File, Uri? Next)> OneAsync(Uri url, FetchKind kind, List<FetchHop> hops, CancellationToken cancellation)
    {
        var route = new Route(options);
        using var handler = route.Handler();
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("User-Agent", options.Agent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(kind == FetchKind.Page ? "text/html" : "image/*"));
        using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        hops.Add(new FetchHop(url, route.Addresses, route.Connected, (int)response.StatusCode, options.Clock.GetUtcNow(), route.Certificate));
        if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            return Uri.TryCreate(url, location, out var next) ? (null, next) : throw new FetchException($"{url} leads to an address that is none", "give the address it should end at");
        if (response.StatusCode != HttpStatusCode.OK)
            throw new FetchException($"{url} answered with status {(int)response.StatusCode}", "check the address, or save the page with a browser");
        string type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        if (!(kind == FetchKind.Page ? type is "text/html" or "application/xhtml+xml" : type.StartsWith("image/", StringComparison.Ordinal)))
            throw new FetchException($"{url} is of type '{(type.Length > 60 ? type[..60] : type)}', not {(kind == FetchKind.Page ? "a page" : "a picture")}", "give the address of the page itself");
        if (response.Content.Headers.ContentLength > options.MostBytes)
            throw TooLarge(url);
        return (new FetchedFile(await BodyAsync(response, url, cancellation).ConfigureAwait(false), type, hops), null);
    }

    // Counted after decompression: a small answer may unfold to gigabytes.
    private async Task<byte[]> BodyAsync(HttpResponseMessage response, Uri url, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var body = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > options.MostBytes)
                throw TooLarge(url);
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private void Check(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.OriginalString.Length > LongestUrl || url.IdnHost.Length == 0)
            throw new FetchException($"{(url.OriginalString.Length > 100 ? url.OriginalString[..100] + "…" : url.OriginalString)} is no web address", "give it in full, with https://");
        if (url.UserInfo.Length > 0)
            throw new FetchException($"{url.Host} is given with a name or password before it", "leave them out: nothing is ever signed in to");
        if (!url.IsDefaultPort && !options.AllowLoopback)
            throw new FetchException($"{url.Host} is given with port {url.Port}", "only the usual ports of http and https are fetched from");
    }

    private async Task PaceAsync(string host, CancellationToken cancellation)
    {
        if (_asked.TryGetValue(host, out long last) && options.Pause - options.Clock.GetElapsedTime(last) is { Ticks: > 0 } wait)
            await Task.Delay(wait, options.Clock, cancellation).ConfigureAwait(false);
        _asked[host] = options.Clock.GetTimestamp();
    }

    private FetchException TooLarge(Uri url) => new($"{url} is larger than {options.MostBytes / (1024 * 1024)} MB", "save the page with a browser");

    private static FetchException? Inner(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is FetchException refused)
                return refused;
        }

        return null;
    }
}
