namespace Tocsin.Mail.Signs;

/// <summary>Tells strings that a machine drew from strings that people chose.</summary>
public static class RandomText
{
    /// <summary>True for a label or name that looks drawn: many switches between letters and digits, or long runs without a vowel.</summary>
    public static bool LooksDrawn(string text)
    {
        if (text.Length < 8 || text.Contains('=', StringComparison.Ordinal))
            return false;
        int switches = 0, digits = 0, run = 0, longest = 0, letters = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = char.ToLowerInvariant(text[i]);
            bool digit = char.IsAsciiDigit(c);
            if (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(c) && digit != char.IsAsciiDigit(text[i - 1]))
                switches++;
            digits += digit ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            run = char.IsAsciiLetter(c) && !"aeiouy".Contains(c, StringComparison.Ordinal) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        if (digits == text.Length)
            return digits >= 8;
        return switches >= 4 || longest >= 6 || (digits >= 4 && letters >= 4 && switches >= 3);
    }
}
