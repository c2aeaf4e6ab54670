using System.Globalization;
using System.Text;

namespace Tocsin.Exchange.Report;

/// <summary>Which characters a reader could not see, or would be misled by, and how they are named instead.</summary>
/// <remarks>
/// Controls, direction overrides and isolates (Unicode TR 9; "Trojan Source"), zero-width and filler characters, tags,
/// line separators and noncharacters. The two joiners stay: Persian, Indic scripts and emoji need them.
/// </remarks>
public static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>True when the character must be shown by its name.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        ZeroWidthNonJoiner or ZeroWidthJoiner => false,
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        var v when (v & 0xFFFE) == 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse,
    };

    /// <summary>True for marks that stack on the letter before them.</summary>
    public static bool IsStacking(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F);

    /// <summary>The name: <c>U+202E</c>.</summary>
    public static string Name(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");

    /// <summary>At most so many UTF-16 units, never half a character; says how many were left out.</summary>
    public static string Cut(string text, int most, out int left)
    {
        if (text.Length <= most)
        {
            left = 0;
            return text;
        }

        int end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        left = text.Length - end;
        return text[..end];
    }
}
