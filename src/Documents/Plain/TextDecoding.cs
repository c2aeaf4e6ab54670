using System.Text;

namespace Tocsin.Documents.Plain;

/// <summary>Bytes to text: by byte order mark, else UTF-8 if it is that, else UTF-16 by its zeros, else the likeliest eight-bit code page.</summary>
internal static class TextDecoding
{
    private const double CyrillicFrom = 0.4;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text; null when it is none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Encoding.UTF32.GetString(bytes[4..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (WideEncoding(bytes) is { } wide)
            return wide.GetString(bytes);
        if (IsBinary(bytes))
            return null;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(CodePage(bytes))!.GetString(bytes);
        }
    }

    // Western text in UTF-16 has a zero in every other byte.
    private static Encoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        int even = 0, odd = 0;
        for (int i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        int pairs = head.Length / 2;
        return pairs < 4 ? null : odd > pairs * 3 / 4 && even == 0 ? Encoding.Unicode : even > pairs * 3 / 4 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1 << 16)];
        int controls = 0;
        foreach (byte b in head)
            controls += b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 27) ? 1 : 0;
        return controls * 50 > head.Length;
    }

    // Cyrillic text consists of high bytes; its small letters stand at E0..FF in Windows-1251 and at C0..DF in KOI8.
    private static int CodePage(ReadOnlySpan<byte> bytes)
    {
        int upper = 0, lower = 0, letters = 0;
        foreach (byte b in bytes[..Math.Min(bytes.Length, 1 << 16)])
        {
            upper += b is >= 0xC0 and < 0xE0 ? 1 : 0;
            lower += b >= 0xE0 ? 1 : 0;
            letters += b >= 0xC0 || char.IsAsciiLetter((char)b) ? 1 : 0;
        }

        return upper + lower < letters * CyrillicFrom ? 1252 : lower >= upper ? 1251 : 21866;
    }
}
