using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Engine.Domains;

/// <summary>Host names in one form: ASCII, lower case, internationalised labels in Punycode, no trailing dot.</summary>
/// <remarks>
/// A practical part of UTS #46: code points are lower-cased one by one, full-width forms become ASCII, the ideographic full
/// stops become dots, soft hyphens and zero-width characters vanish. Labels already in Punycode are kept, right or wrong.
/// </remarks>
public static class HostNames
{
    /// <summary>The longest host name DNS allows (RFC 1035), in bytes.</summary>
    public const int MaxLength = 253;

    /// <summary>Room in bytes that <see cref="TryCanonicalise"/> asks for: a host and one label too many.</summary>
    public const int OutputLength = 320;

    private const int MaxLabel = 63;

    private static readonly SearchValues<byte> LabelBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Brings a host to canonical form.</summary>
    /// <param name="host">UTF-8, percent-encoded or not.</param>
    /// <param name="output">At least <see cref="OutputLength"/> bytes.</param>
    /// <param name="length">Bytes written.</param>
    /// <returns>False when it cannot be a host: empty labels, forbidden characters, too long, not UTF-8.</returns>
    [SkipLocalsInit]
    public static bool TryCanonicalise(ReadOnlySpan<byte> host, Span<byte> output, out int length)
    {
        length = 0;
        Span<byte> decoded = stackalloc byte[1024];
        if (host.IsEmpty || host.Length > decoded.Length)
            return false;
        int decodedLength = PercentEncoding.Decode(host, decoded);
        ReadOnlySpan<byte> name = decoded[..decodedLength];
        if (name.IsEmpty)
            return false;
        if (name[0] == (byte)'[')
            return TryIpV6(name, output, out length);
        return TryLabels(name, output, out length);
    }

    /// <summary>True for IPv4 and bracketed IPv6 addresses, and for names whose last label is a number.</summary>
    public static bool IsIpAddress(ReadOnlySpan<byte> host)
    {
        if (host.IsEmpty)
            return false;
        if (host[0] == (byte)'[')
            return true;
        var last = host[(host.LastIndexOf((byte)'.') + 1)..];
        return !last.IsEmpty && !last.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static bool TryIpV6(ReadOnlySpan<byte> name, Span<byte> output, out int length)
    {
        length = 0;
        if (name.Length is < 4 or > 48 || name[^1] != (byte)']' || !name.Contains((byte)':'))
            return false;
        foreach (byte b in name[1..^1])
        {
            if (!char.IsAsciiHexDigit((char)b) && b is not ((byte)':' or (byte)'.'))
                return false;
        }

        Ascii.ToLower(name, output, out length);
        return true;
    }

    [SkipLocalsInit]
    private static bool TryLabels(ReadOnlySpan<byte> name, Span<byte> output, out int length)
    {
        length = 0;
        Span<int> label = stackalloc int[MaxLabel];
        int count = 0;
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out int used) != OperationStatus.Done)
                return false;
            name = name[used..];
            int c = Map(rune);
            if (c == 0)
                continue;
            if (c == '.')
            {
                if (!TryLabel(label[..count], output, ref length))
                    return false;
                // The dot after the last label is the root: it goes.
                if (!name.IsEmpty)
                    output[length++] = (byte)'.';
                count = 0;
            }
            else if (count == MaxLabel)
            {
                return false;
            }
            else
            {
                label[count++] = c;
            }
        }

        if (count > 0 && !TryLabel(label[..count], output, ref length))
            return false;
        return length > 0 && output[length - 1] != (byte)'.' && length <= MaxLength;
    }

    [SkipLocalsInit]
    private static bool TryLabel(ReadOnlySpan<int> label, Span<byte> output, ref int length)
    {
        if (label.IsEmpty || length + MaxLabel + 2 > output.Length)
            return false;
        int start = length;
        if (label.ContainsAnyExceptInRange(0, 0x7F))
        {
            "xn--"u8.CopyTo(output[length..]);
            Span<byte> encoded = stackalloc byte[128];
            int used = Punycode.Encode(label, encoded);
            if (used is < 0 or > MaxLabel - 4)
                return false;
            encoded[..used].CopyTo(output[(length + 4)..]);
            length += used + 4;
        }
        else
        {
            foreach (int c in label)
                output[length++] = (byte)c;
        }

        return !output[start..length].ContainsAnyExcept(LabelBytes);
    }

    /// <summary>The code point a host's code point stands for; 0 for one that vanishes.</summary>
    private static int Map(Rune rune)
    {
        int c = rune.Value;
        if (c is >= 'A' and <= 'Z')
            return c | 0x20;
        if (c < 0x80)
            return c;
        if (c is 0x3002 or 0xFF0E or 0xFF61)
            return '.';
        if (c is 0xAD or (>= 0x200B and <= 0x200D) or 0x2060 or 0xFEFF)
            return 0;
        if (c is >= 0xFF01 and <= 0xFF5E)
            return Map(new Rune(c - 0xFEE0));
        return Rune.ToLowerInvariant(rune).Value;
    }
}
