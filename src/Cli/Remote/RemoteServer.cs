using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Tocsin.Engine.Model.Elections;
using Tocsin.Server.Api;
using Tocsin.Sources.Elections;
using Tocsin.Storage;

namespace Tocsin.Cli.Remote;

/// <summary>A duty room as a client sees it: its API, with one key.</summary>
internal sealed class RemoteServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly HttpClient _client;

    public RemoteServer(Uri url, string key)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(url, "/api/v1/"), Timeout = Patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The election that was named, or the only one there is.</summary>
    public async Task<string> Election(string? named, CancellationToken cancellation)
    {
        if (named is not null)
            return named;
        var all = await Get<List<StoredElectionCard>>("elections", cancellation).ConfigureAwait(false);
        return all is [var one] ? one.Id : throw new UserError($"the server has {all.Count} elections", $"name one: --election {string.Join(" or ", all.Take(5).Select(e => e.Id))}");
    }

    /// <summary>Reads something.</summary>
    public async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var answer = await Asked(() => _client.GetAsync(path, cancellation), cancellation).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation).ConfigureAwait(false) ?? throw new UserError("the server answered nothing", "is it a duty room of this version?");
    }

    /// <summary>Everything of a list, page by page.</summary>
    public async Task<IReadOnlyList<T>> All<T>(string path, CancellationToken cancellation)
    {
        var all = new List<T>();
        for (string? next = ""; next is not null;)
        {
            var page = await Get<ApiPage<T>>($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1000{(next.Length > 0 ? $"&cursor={Uri.EscapeDataString(next)}" : "")}", cancellation).ConfigureAwait(false);
            all.AddRange(page.Items);
            next = page.Next;
        }

        return all;
    }

    /// <summary>Asks for something to be done, and reads the answer.</summary>
    public async Task<T> Post<T>(string path, object body, CancellationToken cancellation)
    {
        using var answer = await Asked(() => _client.PostAsJsonAsync(path, body, ApiJson.Options, cancellation), cancellation).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation).ConfigureAwait(false) ?? throw new UserError("the server answered nothing", "is it a duty room of this version?");
    }

    /// <summary>The profile of an election, for its zone and calendar.</summary>
    public async Task<Election> Profile(string election, CancellationToken cancellation)
    {
        using var answer = await Asked(() => _client.GetAsync($"elections/{Uri.EscapeDataString(election)}", cancellation), cancellation).ConfigureAwait(false);
        return ElectionProfile.Parse(await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false), election).Election ?? throw new UserError($"the profile of {election} on the server cannot be read by this version", "use the version of the server");
    }

    /// <summary>Where an incident is.</summary>
    public async Task<string> Incident(string? election, string typed, CancellationToken cancellation)
    {
        string number = typed.TrimStart('#');
        if (number.Length is 0 or > 9 || !number.All(char.IsAsciiDigit))
            throw new UserError($"'{typed}' is no number of an incident", "with --server an incident is named by its number: 'incidents list' shows it");
        return $"elections/{Uri.EscapeDataString(await Election(election, cancellation).ConfigureAwait(false))}/incidents/{number}";
    }

    /// <summary>An incident in full, and its version.</summary>
    public async Task<(IncidentDetail Detail, EntityTagHeaderValue? Tag)> Seen(string incident, CancellationToken cancellation)
    {
        using var seen = await Asked(() => _client.GetAsync(incident, cancellation), cancellation).ConfigureAwait(false);
        return (await seen.Content.ReadFromJsonAsync<IncidentDetail>(ApiJson.Options, cancellation).ConfigureAwait(false) ?? throw new UserError("the server answered nothing", "is it a duty room of this version?"), seen.Headers.ETag);
    }

    /// <summary>Decides something about an incident as it is now.</summary>
    /// <returns>What became of incidents, of a merge or split.</returns>
    public async Task<IReadOnlyList<IncidentChange>> Decide(string incident, NewDecision decision, EntityTagHeaderValue? seen, CancellationToken cancellation)
    {
        using var answer = await Asked(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, incident + "/decisions") { Content = JsonContent.Create(decision, options: ApiJson.Options) };
                request.Headers.IfMatch.Add(seen ?? EntityTagHeaderValue.Any);
                return await _client.SendAsync(request, cancellation).ConfigureAwait(false);
            },
            cancellation).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.NoContent ? [] : await answer.Content.ReadFromJsonAsync<List<IncidentChange>>(ApiJson.Options, cancellation).ConfigureAwait(false) ?? [];
    }

    /// <summary>Hands in lines of posts; waits and tries again when the server asks for it.</summary>
    public async Task<Server.Ingest.IngestReceipt> Send(string election, string source, ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        while (true)
        {
            using var content = new ReadOnlyMemoryContent(lines);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var answer = await _client.PostAsync($"elections/{Uri.EscapeDataString(election)}/posts?source={Uri.EscapeDataString(source)}", content, cancellation).ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta is { } later)
            {
                await Task.Delay(later, cancellation).ConfigureAwait(false);
                continue;
            }

            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.UnprocessableEntity)
                throw await Refused(answer, cancellation).ConfigureAwait(false);
            return await answer.Content.ReadFromJsonAsync<Server.Ingest.IngestReceipt>(ApiJson.Options, cancellation).ConfigureAwait(false) ?? throw new UserError("the server answered nothing", "is it a duty room of this version?");
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> Asked(Func<Task<HttpResponseMessage>> ask, CancellationToken cancellation)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await ask().ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new UserError($"the server {_client.BaseAddress!.GetLeftPart(UriPartial.Authority)} cannot be reached: {error.Message.TrimEnd('.')}", "is it running, and is the address right?");
        }

        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw await Refused(answer, cancellation).ConfigureAwait(false);
    }

    private static async Task<UserError> Refused(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), cancellationToken: cancellation).ConfigureAwait(false);
            return new UserError(Text(problem, "title") ?? $"the server answered {(int)answer.StatusCode}", Text(problem, "detail"));
        }
        catch (JsonException)
        {
            return new UserError($"the server answered {(int)answer.StatusCode}", "is it a duty room of this version?");
        }
    }

    private static string? Text(JsonDocument json, string name) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
