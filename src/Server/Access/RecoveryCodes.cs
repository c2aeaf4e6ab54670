using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Server.Access;

/// <summary>Codes for the day the telephone is lost: ten, each good once, kept salted and hashed slowly.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Rounds = 100_000;
    private const string Letters = "23456789BCDFGHJKMNPQRTVWXY";

    /// <summary>New ones, and what is kept of them.</summary>
    public static (IReadOnlyList<string> Codes, string Kept) New()
    {
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, 12))];
        string salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return ([.. codes.Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")], $"{salt} {string.Join(' ', codes.Select(c => Hash(salt, c)))}");
    }

    /// <summary>How many are left.</summary>
    public static int Left(string kept) => kept.Length == 0 ? 0 : kept.Count(c => c == ' ');

    /// <summary>What is kept when this one is used; null when it is none of them.</summary>
    public static string? Without(string kept, string? code)
    {
        string[] parts = kept.Split(' ');
        string plain = string.Concat((code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        string hash = Hash(parts[0].Length > 0 ? parts[0] : new string('0', 32), plain);
        return Array.IndexOf(parts, hash, 1) is var at and > 0 ? string.Join(' ', parts.Where((_, i) => i != at)) : null;
    }

    private static string Hash(string salt, string code) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), Convert.FromHexString(salt), Rounds, HashAlgorithmName.SHA256, 32));
}
