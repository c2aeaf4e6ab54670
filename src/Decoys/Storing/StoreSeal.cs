using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tocsin.Decoys.Storing;

/// <summary>Seals a store under a passphrase: AES-256-GCM (NIST SP 800-38D), the key by PBKDF2-HMAC-SHA-256 (RFC 8018) of 600,000 rounds.</summary>
/// <remarks>The framework has no Argon2. Salt and nonce are new for each writing. The head is authenticated with the text.</remarks>
internal static class StoreSeal
{
    public const string Format = "tocsin-decoys-sealed";
    private const int Version = 1;
    private const int Rounds = 600_000;
    private const int MostRounds = 10_000_000;
    private const int Tag = 16;
    private const int Nonce = 12;

    public static byte[] Seal(ReadOnlySpan<byte> plain, string passphrase)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16), nonce = RandomNumberGenerator.GetBytes(Nonce), cipher = new byte[plain.Length], tag = new byte[Tag];
        using (var aes = new AesGcm(Key(passphrase, salt, Rounds), Tag))
            aes.Encrypt(nonce, plain, cipher, tag, Head(Rounds));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("cipher", "AES-256-GCM");
            json.WriteString("kdf", "PBKDF2-HMAC-SHA-256");
            json.WriteNumber("rounds", Rounds);
            json.WriteBase64String("salt", salt);
            json.WriteBase64String("nonce", nonce);
            json.WriteBase64String("tag", tag);
            json.WriteBase64String("text", cipher);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <exception cref="CryptographicException">Another passphrase, or the file was changed.</exception>
    public static byte[] Open(JsonElement head, string passphrase)
    {
        int rounds = head.GetProperty("rounds").GetInt32();
        if (head.GetProperty("version").GetInt32() != Version || rounds is < 1 or > MostRounds)
            throw new FormatException("another version");
        byte[] cipher = head.GetProperty("text").GetBytesFromBase64(), plain = new byte[cipher.Length];
        using var aes = new AesGcm(Key(passphrase, head.GetProperty("salt").GetBytesFromBase64(), rounds), Tag);
        aes.Decrypt(head.GetProperty("nonce").GetBytesFromBase64(), cipher, head.GetProperty("tag").GetBytesFromBase64(), plain, Head(rounds));
        return plain;
    }

    private static byte[] Head(int rounds) => Encoding.ASCII.GetBytes($"{Format} {Version} {rounds}");

    private static byte[] Key(string passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, rounds, HashAlgorithmName.SHA256, 32);
}
