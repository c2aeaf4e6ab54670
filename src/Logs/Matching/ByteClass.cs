namespace Tocsin.Logs.Matching;

/// <summary>What each byte can be part of.</summary>
internal static class ByteClass
{
    /// <summary>Part of a name, address or hash.</summary>
    public const byte Token = 1;

    /// <summary>A hexadecimal digit.</summary>
    public const byte Hex = 2;

    /// <summary>A decimal digit or a dot.</summary>
    public const byte Number = 4;

    /// <summary>Beyond ASCII.</summary>
    public const byte High = 8;

    /// <summary>Part of what stands before the @ of a mail address.</summary>
    public const byte Local = 16;

    /// <summary>Ends a web address in running text.</summary>
    public const byte EndsLink = 32;

    /// <summary>Classes by byte.</summary>
    public static readonly byte[] Of = Classes();

    /// <summary>ASCII letters in lower case by byte.</summary>
    public static readonly byte[] Lower = [.. Enumerable.Range(0, 256).Select(b => (byte)(b is >= 'A' and <= 'Z' ? b | 0x20 : b))];

    private static byte[] Classes()
    {
        var classes = new byte[256];
        for (int b = 0; b < 256; b++)
        {
            char c = (char)b;
            bool token = b >= 0x80 || char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
            classes[b] = (byte)((token ? Token : 0) | (char.IsAsciiHexDigit(c) ? Hex : 0) | (char.IsAsciiDigit(c) || c == '.' ? Number : 0) | (b >= 0x80 ? High : 0)
                | (b < 0x80 && (char.IsAsciiLetterOrDigit(c) || "._+-=%~&'!#$*?^`{|}".Contains(c, StringComparison.Ordinal)) ? Local : 0)
                | (b <= 0x20 || "\"'<>|\\^`{}".Contains(c, StringComparison.Ordinal) ? EndsLink : 0));
        }

        return classes;
    }
}
