using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Tocsin.Server.Access;

/// <summary>Secrets that stand in links, cookies and keys: 256 random bits, of which only a hash is kept.</summary>
public static class Secret
{
    /// <summary>A new one, in letters that go into an address as they are.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it. With 256 random bits there is nothing to guess, so it needs neither salt nor slowness.</summary>
    public static string Hash(string? secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));
}
