using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Tocsin.Sites.Reading;

/// <summary>The number by which Shodan and Censys search icons (<c>http.favicon.hash</c>).</summary>
/// <remarks>MurmurHash3 x86 32-bit, seed 0, signed, of the base64 of the file with a line feed after every 76 characters and at the end (RFC 2045 lines).</remarks>
public static class FaviconHash
{
    private const int LineLength = 76;

    /// <summary>Of an icon.</summary>
    /// <param name="icon">The file.</param>
    public static int Of(ReadOnlySpan<byte> icon)
    {
        string base64 = Convert.ToBase64String(icon);
        var lines = new StringBuilder(base64.Length + (base64.Length / LineLength) + 1);
        for (int at = 0; at < base64.Length; at += LineLength)
            lines.Append(base64, at, Math.Min(LineLength, base64.Length - at)).Append('\n');
        return Murmur3(Encoding.ASCII.GetBytes(lines.ToString()));
    }

    internal static int Murmur3(ReadOnlySpan<byte> data)
    {
        uint hash = 0;
        int length = data.Length;
        for (; data.Length >= 4; data = data[4..])
        {
            hash ^= Scrambled(BinaryPrimitives.ReadUInt32LittleEndian(data));
            hash = (BitOperations.RotateLeft(hash, 13) * 5) + 0xE6546B64;
        }

        uint rest = 0;
        for (int i = data.Length - 1; i >= 0; i--)
            rest = (rest << 8) | data[i];
        hash ^= data.Length > 0 ? Scrambled(rest) : 0;
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (int)(hash ^ (hash >> 16));
    }

    private static uint Scrambled(uint word) => BitOperations.RotateLeft(word * 0xCC9E2D51, 15) * 0x1B873593;
}
