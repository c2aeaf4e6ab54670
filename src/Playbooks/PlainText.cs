using System.Globalization;
using System.Text;

namespace Tocsin.Playbooks;

/// <summary>Makes hostile text fit for one line of a letter or a table.</summary>
internal static class PlainText
{
    /// <summary>On one line, without what steers a terminal, reorders or hides text (Unicode technical report 36).</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when rune.Value is '\n' or '\r' or '\t':
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    if (clean.Length > 0 && clean[^1] != ' ')
                        clean.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Cleaned and cut to a number of characters.</summary>
    public static string Shorten(string text, int length)
    {
        string clean = Clean(text);
        if (clean.Length <= length)
            return clean;
        int end = char.IsHighSurrogate(clean[length - 2]) ? length - 2 : length - 1;
        return clean[..end].TrimEnd() + "…";
    }
}
