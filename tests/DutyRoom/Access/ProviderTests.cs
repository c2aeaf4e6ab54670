using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Shouldly;
using Tocsin.Storage;
using Xunit;

namespace Tocsin.DutyRoom.Access;

/// <summary>Signing in through an identity provider: a tiny one on loopback.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task Who_was_invited_by_a_verified_address_comes_in_and_nobody_else()
    {
        await using var provider = await TinyProvider.Open();
        await using var room = await Room.Open(real: true, data: folder => File.WriteAllText(Path.Combine(folder, "openid.json"), $$"""{ "authority": "{{provider.Authority}}", "client_id": "tocsin", "client_secret": "s", "name": "the house" }"""));
        using var owner = await room.MakeOwner();
        using var jon = await room.Make("Jon Ek", Role.Lead, "valdoria-2027");
        room.Store.SetEmail("Jon Ek", "jon@house.example", Room.Owner);
        (await room.Visitor().Get("/signin")).Body.ShouldContain("Sign in with the house");

        (await provider.SignIn(room, "sub-1", "jon@house.example", verified: false)).Location.ShouldBe("/signin?said=provider");
        (await provider.SignIn(room, "sub-2", "eve@house.example", verified: true)).Location.ShouldBe("/signin?said=provider");
        (await provider.SignIn(room, "sub-3", "jon@house.example", verified: true)).Location.ShouldBe("/account");
        (await provider.SignIn(room, "sub-4", "jon@house.example", verified: true)).Location.ShouldBe("/signin?said=provider", "the address is tied to the subject that came first");
        (await provider.SignIn(room, "sub-3", "renamed@house.example", verified: true)).Location.ShouldBe("/account");
        room.Store.Audit(null, "Jon Ek", 20).ShouldContain(e => e.Action == "sign-in" && e.Detail.StartsWith("identity provider", StringComparison.Ordinal));
    }

    private sealed class TinyProvider : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly RSA _key = RSA.Create(2048);
        private (string Subject, string Email, bool Verified) _next;
        private string _nonce = "";

        private TinyProvider(WebApplication app) => _app = app;

        public string Authority => _app.Urls.First();

        public static async Task<TinyProvider> Open()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var provider = new TinyProvider(app);
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = provider.Authority, authorization_endpoint = provider.Authority + "/authorize", token_endpoint = provider.Authority + "/token", jwks_uri = provider.Authority + "/keys" }));
            app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k", alg = "RS256", n = WebEncoders.Base64UrlEncode(provider._key.ExportParameters(false).Modulus!), e = WebEncoders.Base64UrlEncode(provider._key.ExportParameters(false).Exponent!) } } }));
            app.MapPost("/token", () => Results.Json(new { access_token = "a", token_type = "Bearer", id_token = provider.Token() }));
            await app.StartAsync();
            return provider;
        }

        public async Task<Answer> SignIn(Room room, string subject, string email, bool verified)
        {
            _next = (subject, email, verified);
            using var visitor = room.Visitor();
            var away = (await visitor.Get("/access/provider?back=%2Faccount")).Status;
            away.Code.ShouldBe(HttpStatusCode.Redirect);
            var query = QueryHelpers.ParseQuery(new Uri(away.Location).Query);
            query["code_challenge_method"].ToString().ShouldBe("S256");
            _nonce = query["nonce"].ToString();
            return (await visitor.Get($"/signin/provider?code=c&state={Uri.EscapeDataString(query["state"].ToString())}")).Status;
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _key.Dispose();
        }

        private string Token()
        {
            long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            string head = Part(new { alg = "RS256", kid = "k", typ = "JWT" });
            string body = Part(new { iss = Authority, aud = "tocsin", sub = _next.Subject, email = _next.Email, email_verified = _next.Verified, nonce = _nonce, iat = now, exp = now + 300 });
            byte[] signature = _key.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{head}.{body}.{WebEncoders.Base64UrlEncode(signature)}";
        }

        private static string Part(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
