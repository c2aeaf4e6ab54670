namespace Tocsin.Mail.Reading;

/// <summary>Invisible characters inside words.</summary>
/// <remarks>Between two letters they only serve to break words for filters; newsletters pad their preview line with runs of them between
/// blanks, and the joiners of Arabic, Persian and Indic scripts and of emoji stand between letters that are not Latin, Greek or Cyrillic:
/// neither counts.</remarks>
public static class ZeroWidthText
{
    /// <summary>How many stand between two Latin, Greek or Cyrillic letters.</summary>
    public static int Count(string text)
    {
        int count = 0;
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u180E' && Letter(text[i - 1]) && Letter(text[i + 1]))
                count++;
        }

        return count;
    }

    private static bool Letter(char c) => c < '\u0530' && char.IsLetter(c);
}
