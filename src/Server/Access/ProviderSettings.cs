using System.Text.Json;

namespace Tocsin.Server.Access;

/// <summary>An OpenID Connect provider of the house, from <c>DATA/openid.json</c> or the environment; never from the command line.</summary>
/// <param name="Authority">Address of the provider; HTTPS but on this machine.</param>
/// <param name="ClientId">Under which it knows this server.</param>
/// <param name="ClientSecret">By which it knows this server.</param>
/// <param name="Name">What stands on the link of the sign-in page.</param>
internal sealed record ProviderSettings(string Authority, string ClientId, string ClientSecret, string Name)
{
    /// <summary>Reads them; null when there is no provider.</summary>
    public static ProviderSettings? Read(string data)
    {
        string file = Path.Combine(data, "openid.json");
        using var document = File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)) : null;
        string Of(string name, string variable) =>
            Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value
            : document is not null && document.RootElement.TryGetProperty(name, out var property) ? property.GetString() ?? "" : "";
        string authority = Of("authority", "TOCSIN_OPENID_AUTHORITY");
        string id = Of("client_id", "TOCSIN_OPENID_CLIENT_ID");
        if (authority.Length == 0 || id.Length == 0)
            return null;
        string name = Of("name", "TOCSIN_OPENID_NAME");
        return new ProviderSettings(authority, id, Of("client_secret", "TOCSIN_OPENID_CLIENT_SECRET"), name.Length > 0 ? name : new Uri(authority).Host);
    }
}
