using System.Buffers.Text;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Decodes the HTML entities that platforms leave in exported texts.</summary>
internal static class HtmlEntity
{
    /// <summary>Decodes the entity at the start of a text that starts with an ampersand.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out int codePoint, out int length)
    {
        codePoint = 0;
        length = 0;
        int semicolon = text[..Math.Min(text.Length, 12)].IndexOf((byte)';');
        if (semicolon < 3)
            return false;
        length = semicolon + 1;
        var name = text[1..semicolon];
        codePoint = name[0] == (byte)'#' ? Number(name[1..]) : Named(name);
        return codePoint > 0;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        bool hex = (digits[0] | 0x20) == 'x';
        if (hex)
            digits = digits[1..];
        bool parsed = Utf8Parser.TryParse(digits, out int value, out int used, hex ? 'x' : 'D');
        return parsed && used == digits.Length && Rune.IsValid(value) ? value : 0;
    }

    private static int Named(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("amp"u8))
            return '&';
        if (name.SequenceEqual("lt"u8))
            return '<';
        if (name.SequenceEqual("gt"u8))
            return '>';
        if (name.SequenceEqual("quot"u8))
            return '"';
        if (name.SequenceEqual("apos"u8))
            return '\'';
        return name.SequenceEqual("nbsp"u8) ? 0xA0 : 0;
    }
}
