using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Tocsin.Server.Access;

/// <summary>One-time codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds).</summary>
/// <remarks>The framework's own accepts a code for five steps and as often as it comes; here one step to either side, and each step once.</remarks>
internal static class TotpCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>A new secret of 160 bits, in base 32.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>What an authenticator app reads from the picture.</summary>
    public static string Address(string secret, string name) =>
        $"otpauth://totp/Tocsin:{Uri.EscapeDataString(name)}?secret={secret}&issuer=Tocsin&digits=6&period={Seconds.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The step a code belongs to; null when it belongs to none that is near.</summary>
    public static long? StepOf(string secret, string? code, DateTimeOffset now)
    {
        string digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        long current = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (long step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), System.Text.Encoding.ASCII.GetBytes(digits)))
                found = step;
        }

        return found;
    }

    /// <summary>The code of a moment.</summary>
    public static string At(string secret, DateTimeOffset moment) => At(secret, moment.ToUnixTimeSeconds() / Seconds);

    private static string At(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The algorithm that every authenticator app knows; as a keyed hash SHA-1 is not broken.
        HMACSHA1.HashData(Bytes(secret), counter, hash);
#pragma warning restore CA5350
        uint number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[19] & 15)..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new List<byte>(20);
        int bits = 0, value = 0;
        foreach (char letter in secret)
        {
            value = ((value << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(value >> bits));
        }

        return [.. bytes];
    }
}
