using System.Globalization;
using System.Text;

namespace Tocsin.Exchange.Report.Diff;

/// <summary>Cuts a text into words, runs of white space and single other characters; put together they are the text again.</summary>
/// <remarks>
/// A word is a run of letters, digits, marks and joiners in any script. Scripts written without spaces (Han, Kana, Thai …)
/// give one token per character, so that a change of one character shows as one.
/// </remarks>
internal static class WordSplitter
{
    private enum Kind
    {
        Word,
        Space,
        Single,
        Joining,
    }

    public static List<string> Split(string text)
    {
        var tokens = new List<string>();
        int start = 0;
        Kind? current = null;
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int used);
            var kind = Classify(rune);
            bool continues = current is not null && (kind == Kind.Joining || (kind == current && kind != Kind.Single));
            if (!continues)
            {
                if (i > start)
                    tokens.Add(text[start..i]);
                start = i;
                current = kind == Kind.Joining ? Kind.Word : kind;
            }

            i += used;
        }

        if (start < text.Length)
            tokens.Add(text[start..]);
        return tokens;
    }

    private static Kind Classify(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        if (IsUnspaced(rune.Value))
            return Kind.Single;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Joining,
            UnicodeCategory.Format when rune.Value is 0x200C or 0x200D => Kind.Joining,
            _ when Rune.IsLetterOrDigit(rune) => Kind.Word,
            _ => Kind.Single,
        };
    }

    private static bool IsUnspaced(int v) => v
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
