using System.Globalization;

namespace Tocsin.Engine.Leaks.Alterations;

/// <summary>Cuts a text into words, whole numbers (with sign, points, commas, colons, slashes and hyphens inside) and signs of money.</summary>
internal static class WordReader
{
    public static List<Word> Read(string text)
    {
        var words = new List<Word>(text.Length / 6);
        bool opens = true;
        for (int i = 0; i < text.Length;)
        {
            int end = End(text, i);
            if (end > i)
            {
                words.Add(new Word(i, end - i, opens));
                opens = false;
                i = end;
                continue;
            }

            opens |= text[i] is '.' or '!' or '?' or ':' or '…' || Break(text, i);
            i++;
        }

        return words;
    }

    /// <summary>True for what may be part of a word.</summary>
    public static bool Letter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // An empty line ends a sentence, a wrapped one does not.
    private static bool Break(string text, int i) => text[i] == '\n' && i + 1 < text.Length && text[i + 1] is '\n' or '\r';

    private static int End(string text, int i)
    {
        char c = text[i];
        if (c == '%' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
            return i + 1;
        bool signed = c is '-' or '\u2212' && i + 1 < text.Length && char.IsDigit(text[i + 1]) && (i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] == '(');
        if (!Letter(c) && !signed)
            return i;
        int end = i + 1;
        while (end < text.Length && (Letter(text[end]) || Inner(text, end)))
            end++;
        return end;
    }

    private static bool Inner(string text, int at)
    {
        if (at + 1 >= text.Length)
            return false;
        char before = text[at - 1], after = text[at + 1];
        return text[at] switch
        {
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
            '.' or ',' or ':' or '/' or '-' => char.IsDigit(before) && char.IsDigit(after),
            _ => false,
        };
    }
}
