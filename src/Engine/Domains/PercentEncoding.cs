using System.Buffers;

namespace Tocsin.Engine.Domains;

/// <summary>Percent-encoding as RFC 3986 section 6.2.2 normalises it.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?"u8);

    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    /// <summary>Decodes every valid triplet; what is not one stays.</summary>
    public static int Decode(ReadOnlySpan<byte> input, Span<byte> output)
    {
        int used = 0;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] == (byte)'%' && TryTriplet(input[i..], out byte value))
            {
                output[used++] = value;
                i += 2;
            }
            else
            {
                output[used++] = input[i];
            }
        }

        return used;
    }

    /// <summary>Writes a path, query or fragment with one spelling: unreserved characters plain, hex digits in capitals.</summary>
    /// <returns>Bytes written; up to three times the input's.</returns>
    public static int Normalise(ReadOnlySpan<byte> input, Span<byte> output)
    {
        int used = 0;
        for (int i = 0; i < input.Length; i++)
        {
            byte b = input[i];
            if (b == (byte)'%' && TryTriplet(input[i..], out byte value))
            {
                i += 2;
                if (Unreserved.Contains(value))
                    output[used++] = value;
                else
                    used += Write(value, output[used..]);
            }
            else if (Allowed.Contains(b))
            {
                output[used++] = b;
            }
            else
            {
                used += Write(b, output[used..]);
            }
        }

        return used;
    }

    private static int Write(byte value, Span<byte> output)
    {
        output[2] = Hex[value & 15];
        output[1] = Hex[value >> 4];
        output[0] = (byte)'%';
        return 3;
    }

    private static bool TryTriplet(ReadOnlySpan<byte> at, out byte value)
    {
        value = 0;
        if (at.Length < 3)
            return false;
        int high = HexValue(at[1]);
        int low = HexValue(at[2]);
        value = (byte)((high << 4) | low);
        return high >= 0 && low >= 0;
    }

    private static int HexValue(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };
}
