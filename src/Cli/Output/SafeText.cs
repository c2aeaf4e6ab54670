using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Tocsin.Cli.Output;

/// <summary>Makes text from posts, files and the command line harmless to a terminal.</summary>
/// <remarks>
/// Escape sequences (ECMA-48 CSI, OSC and the other string controls, 7- and 8-bit) go as a whole; other control and
/// invisible format characters go too, above all the bidirectional overrides that reorder what a reader sees (Unicode
/// technical report 36; the zero-width joiner stays, emoji need it). Line breaks and tabs become blanks.
/// </remarks>
public static class SafeText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private const int LongestSequence = 4096;

    /// <summary>The text on one line without anything invisible.</summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int sequence = SequenceLength(text, i);
            if (sequence > 0)
            {
                i += sequence;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                clean.Append('\uFFFD');
                i++;
                continue;
            }

            Append(clean, rune);
            i += rune.Utf16SequenceLength;
        }

        return clean.ToString();
    }

    /// <summary>Cleaned and shortened to a number of characters, with an ellipsis when something was left out.</summary>
    public static string Shorten(string text, int length)
    {
        string clean = Clean(text).Trim();
        if (clean.Length <= length)
            return clean;
        var elements = new StringInfo(clean);
        return elements.LengthInTextElements <= length
            ? clean
            : elements.SubstringByTextElements(0, Math.Max(1, length - 1)).TrimEnd() + "…";
    }

    /// <summary>Cleans a path and cuts its beginning: its end tells one file from another.</summary>
    public static string ShortenPath(string path, int length)
    {
        string clean = Clean(path).Trim();
        var elements = new StringInfo(clean);
        int surplus = elements.LengthInTextElements - length;
        return surplus <= 0 ? clean : "…" + elements.SubstringByTextElements(surplus + 1);
    }

    /// <summary>Cleaned, and escaped for markup.</summary>
    public static string Markup(string text) => Clean(text).EscapeMarkup();

    private static bool NeedsCleaning(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return true;
        }

        return false;
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control when rune.Value is '\n' or '\r' or '\t':
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
                break;
            case UnicodeCategory.Control:
            case UnicodeCategory.Format when rune.Value != 0x200D:
                break;
            default:
                clean.Append(rune.ToString());
                break;
        }
    }

    // Length of the escape sequence that starts here; 0 when none does.
    private static int SequenceLength(string text, int start)
    {
        char first = text[start];
        char kind;
        int body;
        if (first == Escape && start + 1 < text.Length)
            (kind, body) = (text[start + 1], start + 2);
        else if (first is >= '\u0080' and <= '\u009f')
            (kind, body) = ((char)(first - 0x40), start + 1);
        else
            return 0;

        return kind switch
        {
            '[' => ControlSequence(text, body) - start,
            ']' or 'P' or 'X' or '^' or '_' => StringSequence(text, body) - start,
            // Charset designations take one more character; any other two-character escape ends here.
            '(' or ')' or '*' or '+' or '#' when first == Escape => Math.Min(body + 1, text.Length) - start,
            >= ' ' and <= '~' when first == Escape => body - start,
            _ => 1,
        };
    }

    private static int ControlSequence(string text, int at)
    {
        int end = Math.Min(text.Length, at + LongestSequence);
        while (at < end && text[at] is >= '\u0020' and <= '\u003f')
            at++;
        return at < text.Length && text[at] is >= '@' and <= '~' ? at + 1 : at;
    }

    private static int StringSequence(string text, int at)
    {
        int end = Math.Min(text.Length, at + LongestSequence);
        for (int i = at; i < end; i++)
        {
            if (text[i] is Bell or '\u009c')
                return i + 1;
            if (text[i] == Escape && i + 1 < text.Length && text[i + 1] == '\\')
                return i + 2;
        }

        // Never closed: drop the introducer only, so that nobody can hide the rest of a text behind it.
        return at;
    }
}
