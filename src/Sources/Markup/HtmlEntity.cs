using System.Text;

namespace Tocsin.Sources.Markup;

/// <summary>Decodes character references: numeric ones, and the named ones that platforms write.</summary>
internal static class HtmlEntity
{
    private const int LongestName = 10;

    /// <summary>Decodes the reference the text starts with.</summary>
    /// <param name="text">Text that starts with an ampersand.</param>
    /// <param name="target">Receives the character; the reference's own length is room enough.</param>
    /// <param name="written">Bytes written.</param>
    /// <returns>Bytes of the reference; 0 when it is none.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> target, out int written)
    {
        written = 0;
        int end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf((byte)';');
        if (end < 2)
            return 0;
        var name = text[1..end];
        if (!(name[0] == (byte)'#' ? Number(name[1..], out var rune) : Named(name, out rune)))
            return 0;
        written = rune.EncodeToUtf8(target);
        return end + 1;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out Rune rune)
    {
        rune = default;
        bool hex = !digits.IsEmpty && (digits[0] | 0x20) == 'x';
        if (hex)
            digits = digits[1..];
        if (digits.IsEmpty || digits.Length > 7)
            return false;
        int value = 0;
        foreach (byte digit in digits)
        {
            int v = digit is >= (byte)'0' and <= (byte)'9' ? digit - '0'
                : (digit | 0x20) is >= 'a' and <= 'f' ? (digit | 0x20) - 'a' + 10
                : 16;
            if (v >= (hex ? 16 : 10))
                return false;
            value = (value * (hex ? 16 : 10)) + v;
        }

        return value > 0 && Rune.TryCreate(value, out rune);
    }

    private static bool Named(ReadOnlySpan<byte> name, out Rune rune)
    {
        // These are in every third text and must not cost a string each.
        int value = name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : Rare(Encoding.ASCII.GetString(name));
        return Rune.TryCreate(value, out rune) && value != 0;
    }

    private static int Rare(string name)
    {
        return name switch
        {
            "nbsp" => ' ',
            "hellip" => '…',
            "mdash" => '—',
            "ndash" => '–',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            "laquo" => '«',
            "raquo" => '»',
            "bdquo" => '„',
            "euro" => '€',
            "pound" => '£',
            "copy" => '©',
            "reg" => '®',
            "trade" => '™',
            "middot" => '·',
            "bull" => '•',
            "deg" => '°',
            "eacute" => 'é',
            "egrave" => 'è',
            "agrave" => 'à',
            "ccedil" => 'ç',
            "ouml" => 'ö',
            "uuml" => 'ü',
            "auml" => 'ä',
            "szlig" => 'ß',
            _ => 0,
        };
    }
}
