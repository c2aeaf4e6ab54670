using System.Net;
using System.Text.RegularExpressions;

namespace Tocsin.DutyRoom.Access;

/// <summary>A browser without scripts: cookies, links and forms.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Room _room;

    public Visitor(Room room)
    {
        _room = room;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = room.Address };
    }

    public CookieContainer Cookies { get; } = new();

    public string Session => Cookies.GetCookies(_room.Address)["tocsin-session"]?.Value ?? "";

    public void Dispose() => _client.Dispose();

    public async Task<Seen> Get(string path, params (string Name, string Value)[] headers) => await Send(HttpMethod.Get, path, null, headers);

    public async Task<Seen> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        var to = response.Headers.Location;
        string location = to is null ? "" : to.IsAbsoluteUri && to.Authority == _room.Address.Authority ? to.PathAndQuery : to.ToString();
        return new Seen(
            new Answer(response.StatusCode, location),
            body,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The token that stands in a page's forms.</summary>
    public async Task<string> Token(string path) => Field().Match((await Get(path)).Body).Groups[1].Value;

    /// <summary>Opens a page and sends one of its forms.</summary>
    public async Task<Seen> Post(string path, string form, params (string Name, string Value)[] fields)
    {
        string token = await Token(path);
        return await PostWith(path, form, token, fields);
    }

    public async Task<Seen> PostWith(string path, string form, string token, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("_handler", form)).Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var content = new FormUrlEncodedContent(all);
        return await Send(HttpMethod.Post, path, content);
    }

    public Task<Seen> SignIn(string name, string password, string back = "/account") =>
        Post("/signin?back=" + Uri.EscapeDataString(back), "signin", ("name", name), ("password", password));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
