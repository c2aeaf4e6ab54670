using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Tocsin.Engine.Leaks;

namespace Tocsin.Decoys.Checking;

/// <summary>Folds a text to letters and digits, as canaries are sought: what mail, logs, defanging, wrapping and scanners do is gone.</summary>
/// <remarks>
/// Case, accents, look-alike letters, punctuation, white space and line ends are gone; l, i and 1, o and 0, s and 5, b and 8 are one. Undone on
/// the way: percent encoding, also twice (RFC 3986), quoted-printable (RFC 2045), HTML character references, JSON escapes, <c>[.]</c>,
/// <c>[dot]</c>, <c>(at)</c> and their kin.
/// </remarks>
internal static class CanaryFold
{
    private const int LongestReference = 10;
    private const string Invisible = "\u00AD";

    // Characters beyond ASCII that were met, folded; at most one entry for each character of Unicode.
    private static readonly ConcurrentDictionary<int, string> Known = new();
    private static readonly char[] Ascii = AsciiTable();
    private static readonly string[] Bracketed = ["dot", "at", "punkt", "point", "punto", "arobase"];

    /// <summary>Folds a text.</summary>
    public static void Fold(ReadOnlySpan<char> text, FoldedCharacters into)
    {
        into.Clear();
        bool glued = false;
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (c < 128 && Ascii[c] != '\0')
            {
                into.Add(Ascii[c], i, glued);
                glued = true;
                i++;
                continue;
            }

            int length = Escape(text[i..], out int value);
            if (length == 0)
                length = Plain(text[i..], out value);
            glued = Add(value, i, into, glued);
            i += length;
        }
    }

    /// <summary>The folded text on its own: equal for strings that could not be told apart.</summary>
    public static string Key(string text)
    {
        var folded = new FoldedCharacters();
        Fold(text, folded);
        return folded.Symbols.ToString();
    }

    private static bool Add(int value, int place, FoldedCharacters into, bool glued)
    {
        if (value < 0)
            return glued;
        if (value < 128)
        {
            if (Ascii[value] == '\0')
                return false;
            into.Add(Ascii[value], place, glued);
            return true;
        }

        string symbols = Known.GetOrAdd(value, FoldedOf);
        if (symbols == Invisible)
            return glued;
        for (int i = 0; i < symbols.Length; i++)
            into.Add(symbols[i], place, glued || i > 0);
        return symbols.Length > 0;
    }

    private static string FoldedOf(int value)
    {
        var rune = new Rune(value);
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return Invisible;
        var kept = LeakFold.Word(rune.ToString(), new FoldedText()).Select(s => s < 128 ? Ascii[s] : char.IsLetterOrDigit(s) ? s : '\0').Where(s => s != '\0');
        return string.Concat(kept);
    }

    private static int Plain(ReadOnlySpan<char> text, out int value)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out int used) == System.Buffers.OperationStatus.Done)
        {
            value = rune.Value;
            return used;
        }

        value = ' ';
        return 1;
    }

    // Length of an escape at the begin, 0 for none; its value, -1 when it stands for nothing at all.
    private static int Escape(ReadOnlySpan<char> text, out int value)
    {
        value = ' ';
        return text[0] switch
        {
            '%' => Percent(text, out value),
            '=' => QuotedPrintable(text, out value),
            '&' => Reference(text, out value),
            '\\' => Backslash(text, out value),
            '[' or '(' or '{' => Bracket(text),
            '\u00AD' => Nothing(out value),
            _ => 0,
        };
    }

    private static int Nothing(out int value)
    {
        value = -1;
        return 1;
    }

    // %41, and %2541 for one that was encoded twice.
    private static int Percent(ReadOnlySpan<char> text, out int value)
    {
        value = ' ';
        int at = 1;
        while (text[at..].StartsWith("25") && text.Length >= at + 4 && Hex(text.Slice(at + 2, 2)) >= 0)
            at += 2;
        int decoded = text.Length >= at + 2 ? Hex(text.Slice(at, 2)) : -1;
        if (decoded is < 0 or >= 128)
            return 0;
        value = decoded;
        return at + 2;
    }

    // Only what mail programs must encode: "=ab" is more often a query than an escape.
    private static int QuotedPrintable(ReadOnlySpan<char> text, out int value)
    {
        value = -1;
        if (text.StartsWith("=\r\n"))
            return 3;
        if (text.StartsWith("=\n"))
            return 2;
        value = ' ';
        return text.Length >= 3 && text[1] is '2' or '3' or '4' or '5' && text[1..3] is "3D" or "2E" or "40" or "2F" or "20" or "3A" or "5F" or "2D" ? 3 : 0;
    }

    private static int Reference(ReadOnlySpan<char> text, out int value)
    {
        value = ' ';
        int end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end < 2)
            return 0;
        var name = text[1..end];
        if (name[0] == '#')
        {
            bool hex = name.Length > 1 && name[1] is 'x' or 'X';
            if (!int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out value) || !Rune.IsValid(value))
                return 0;
            return end + 1;
        }

        return name is "amp" or "lt" or "gt" or "quot" or "apos" or "nbsp" or "commat" or "period" or "sol" or "colon" or "lowbar" or "hyphen" ? end + 1 : 0;
    }

    private static int Backslash(ReadOnlySpan<char> text, out int value)
    {
        value = ' ';
        if (text.Length < 2)
            return 0;
        if (text[1] is 'n' or 'r' or 't')
            return 2;
        if (text[1] != 'u' || text.Length < 6 || !int.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit) || !Rune.IsValid(unit))
            return 0;
        value = unit;
        return 6;
    }

    private static int Bracket(ReadOnlySpan<char> text)
    {
        var inside = text[1..].TrimStart(' ');
        int blanks = text.Length - 1 - inside.Length;
        foreach (string word in Bracketed)
        {
            if (!inside.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = inside[word.Length..].TrimStart(' ');
            if (rest.Length > 0 && rest[0] is ']' or ')' or '}')
                return 1 + blanks + (inside.Length - rest.Length) + 1;
        }

        return 0;
    }

    private static int Hex(ReadOnlySpan<char> two) =>
        int.TryParse(two, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) ? value : -1;

    private static char[] AsciiTable()
    {
        char[] table = new char[128];
        for (int c = '0'; c <= '9'; c++)
            table[c] = (char)c;
        for (int c = 'a'; c <= 'z'; c++)
            table[c] = table[c - 32] = (char)c;
        foreach (var (seen, one) in new[] { ('1', 'i'), ('l', 'i'), ('L', 'i'), ('0', 'o'), ('5', 's'), ('8', 'b') })
            table[seen] = one;
        return table;
    }
}
