namespace Tocsin.Mail.Signs;

/// <summary>Counts letters, and stops when enough were seen.</summary>
internal static class Letters
{
    /// <summary>Letters of a text.</summary>
    public static int Count(string text)
    {
        int count = 0;
        foreach (char c in text)
            count += char.IsLetter(c) ? 1 : 0;
        return count;
    }

    /// <summary>True when a text has more letters than <paramref name="many"/>.</summary>
    public static bool MoreThan(string text, int many)
    {
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsLetter(c) && ++count > many)
                return true;
        }

        return false;
    }
}
