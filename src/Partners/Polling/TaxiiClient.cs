using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tocsin.Partners.Polling;

/// <summary>Reads and writes a collection of a partner's server (TAXII 2.1).</summary>
/// <remarks>Asks at most so many times a second; waits and tries again when the server says that it is busy (429, 503); never follows to another host with a secret.</remarks>
public sealed class TaxiiClient(HttpClient http, TaxiiPeer peer, TimeProvider clock)
{
    private const int MostTries = 5;
    private const long MostBytes = 256L << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private long _last;
    private bool _asked;

    /// <summary>A client that does not follow redirects: a secret is for one host.</summary>
    public static HttpClient Http() => new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { Timeout = TimeSpan.FromMinutes(2), MaxResponseContentBufferSize = MostBytes };

    /// <summary>The collections that we may see: id, title, and whether we may write.</summary>
    public async Task<IReadOnlyList<(string Id, string Title, bool CanWrite)>> CollectionsAsync(CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse((await SendAsync(HttpMethod.Get, "collections/", null, cancellation).ConfigureAwait(false)).Body);
        return [.. document.RootElement.TryGetProperty("collections", out var all) ? all.EnumerateArray().Select(c => (Text(c, "id"), Text(c, "title"), c.TryGetProperty("can_write", out var can) && can.ValueKind == JsonValueKind.True)) : []];
    }

    /// <summary>The pages of the collection, one after the other; the position after each is in <see cref="TaxiiPage.AddedLast"/>.</summary>
    /// <param name="after">What came after this moment; empty for all.</param>
    /// <param name="cancellation">To stop.</param>
    public async IAsyncEnumerable<TaxiiPage> PollAsync(string after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string next = "", from = after;
        while (true)
        {
            string query = $"?limit={peer.Page}" + (from.Length > 0 ? "&added_after=" + Uri.EscapeDataString(from) : "") + (next.Length > 0 ? "&next=" + Uri.EscapeDataString(next) : "");
            var (body, headers) = await SendAsync(HttpMethod.Get, $"collections/{Uri.EscapeDataString(peer.Collection)}/objects/{query}", null, cancellation).ConfigureAwait(false);
            var page = Page(body, headers);
            if (page.Objects > 0)
                yield return page;
            if (!page.More || page.Objects == 0)
                yield break;

            // A server that says "more" and not how to go on is asked by time.
            if (page.Next.Length == 0 && page.AddedLast.Length == 0)
                throw new TaxiiException("the server says that there is more and not how to ask for it", "tell whoever runs it: neither next nor X-TAXII-Date-Added-Last is there");
            (next, from) = page.Next.Length > 0 ? (page.Next, from) : ("", page.AddedLast);
        }
    }

    /// <summary>Pushes an envelope, and waits until the server says what became of it.</summary>
    /// <returns>The status resource.</returns>
    public async Task<JsonElement> PushAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancellation)
    {
        var (body, _) = await SendAsync(HttpMethod.Post, $"collections/{Uri.EscapeDataString(peer.Collection)}/objects/", envelope, cancellation).ConfigureAwait(false);
        using var first = JsonDocument.Parse(body);
        var status = first.RootElement.Clone();
        for (int tries = 0; Text(status, "status") == "pending" && tries < 60; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), clock, cancellation).ConfigureAwait(false);
            using var later = JsonDocument.Parse((await SendAsync(HttpMethod.Get, $"status/{Uri.EscapeDataString(Text(status, "id"))}/", null, cancellation).ConfigureAwait(false)).Body);
            status = later.RootElement.Clone();
        }

        return status;
    }

    private static TaxiiPage Page(byte[] body, HttpResponseHeaders headers)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var o = document.RootElement;
            int count = o.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array ? objects.GetArrayLength() : 0;
            string last = headers.TryGetValues("X-TAXII-Date-Added-Last", out var values) ? values.First() : "";
            return new TaxiiPage(body, count, o.TryGetProperty("more", out var more) && more.ValueKind == JsonValueKind.True, Text(o, "next"), last);
        }
        catch (JsonException)
        {
            throw new TaxiiException("the server's answer is no JSON", "ask whoever runs it");
        }
    }

    private async Task<(byte[] Body, HttpResponseHeaders Headers)> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            await PaceAsync(cancellation).ConfigureAwait(false);
            using var request = Request(method, path, body);
            using var answer = await AskedAsync(request, cancellation).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return (await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false), answer.Headers);
            bool busy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!busy || attempt == MostTries)
                throw await RefusedAsync(answer, cancellation).ConfigureAwait(false);
            var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1 << attempt);
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellation).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, ReadOnlyMemory<byte>? body)
    {
        var request = new HttpRequestMessage(method, new Uri(peer.Root, path));
        request.Headers.TryAddWithoutValidation("Accept", TaxiiMedia.Type);
        if (peer.User.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{peer.User}:{peer.Password}")));
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", TaxiiMedia.Type);
        }

        return request;
    }

    private async Task<HttpResponseMessage> AskedAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new TaxiiException($"{peer.Root.Host} does not answer: {error.Message.Split('\n')[0]}", "check the address and the network, and try again: it goes on where it was");
        }
    }

    private static async Task<TaxiiException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        string title = "";
        try
        {
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            title = Text(document.RootElement, "title");
        }
        catch (JsonException)
        {
            // Not every error is one of TAXII.
        }

        string remedy = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "check user and password in the file, and what you may do there",
            HttpStatusCode.NotFound => "check root and collection in the file",
            HttpStatusCode.NotAcceptable or HttpStatusCode.UnsupportedMediaType => "the server does not speak TAXII 2.1",
            _ => "ask whoever runs the server",
        };
        return new TaxiiException($"the server answered {(int)answer.StatusCode}{(title.Length > 0 ? $": {title}" : "")}", remedy, (int)answer.StatusCode);
    }

    private async Task PaceAsync(CancellationToken cancellation)
    {
        var gap = TimeSpan.FromSeconds(1 / peer.RequestsPerSecond);
        if (_asked && clock.GetElapsedTime(_last) is var passed && passed < gap)
            await Task.Delay(gap - passed, clock, cancellation).ConfigureAwait(false);
        (_last, _asked) = (clock.GetTimestamp(), true);
    }

    private static string Text(JsonElement o, string name) => o.ValueKind == JsonValueKind.Object && o.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
