using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Tocsin.DutyRoom.Access;
using Tocsin.Server.Api;
using Xunit;

namespace Tocsin.DutyRoom;

/// <summary>A program that uses the API with a key.</summary>
internal sealed class ApiClient(Room room, string key) : IDisposable
{
    public const string Election = "valdoria-2027";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly HttpClient _client = new() { BaseAddress = new Uri(room.Address, "/api/v1/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    public static ApiClient Of(Room room, string person, params string[] scopes) => new(room, KeyTests.Make(room, person, scopes, ["*"]));

    public void Dispose() => _client.Dispose();

    public async Task<T> Get<T>(string path)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return await Body<T>(answer);
    }

    public async Task<(HttpResponseMessage Answer, string? Tag)> Ask(HttpMethod method, string path, object? body = null, string? seen = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: ApiJson.Options) };
        if (seen is not null)
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, answer.Headers.ETag?.Tag);
    }

    public async Task Send(string source, IEnumerable<string> lines)
    {
        var answer = await _client.PostAsync($"elections/{Election}/posts?source={source}", new StringContent(string.Join('\n', lines), new UTF8Encoding(false), new MediaTypeHeaderValue("application/x-ndjson")), TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Waits until everything that arrived was looked at and the board is idle.</summary>
    public Task Looked(int times) => Until(async () => (await Get<List<JsonElement>>("jobs")) is var jobs && jobs.Count(j => j.GetProperty("kind").GetString() == "detection" && j.GetProperty("state").GetString() == "done") >= times);

    public static async Task<T> Body<T>(HttpResponseMessage answer)
    {
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonSerializer.Deserialize<T>(body, ApiJson.Options)!;
    }

    public static async Task Until(Func<Task<bool>> done)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await done())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Patience);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Thirty accounts that share the same twenty links within seconds, among sixty that do not.</summary>
    public static List<string> Operation(string push = "push", int accounts = 30)
    {
        var lines = new List<string>();
        for (int link = 0; link < 20; link++)
        {
            for (int account = 0; account < accounts; account++)
                lines.Add($$"""{"id":"{{push}}{{link}}-{{account}}","account":"{{push}}ed{{account}}","time":"2027-04-{{1 + (link / 4):00}}T1{{link % 4}}:{{link + 10}}:{{(account * 7) % 40:00}}Z","text":"quixotic {{link}} https://{{push}}.example/{{link}}","platform":"x"}""");
        }

        for (int account = 0; account < 60; account++)
        {
            for (int post = 0; post < 20; post++)
                lines.Add($$"""{"id":"n{{push}}{{account}}-{{post}}","account":"plain{{account}}","time":"2027-04-{{1 + (((account * 3) + post) % 6):00}}T{{((account * 5) + (post * 7)) % 24:00}}:{{((account * 11) + (post * 13)) % 60:00}}:00Z","text":"plain words {{account * post}} https://paper{{(account + post) % 40}}.example/{{post * account % 300}}","platform":"y"}""");
        }

        return lines;
    }
}
