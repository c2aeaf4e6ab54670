using System.Text;
using Tocsin.Mail.Reading;

namespace Tocsin.Mail.Signs;

/// <summary>Letters in subject or sender that look like others: alphabets mixed in a word, mathematical letters, invisible characters, capital I for l.</summary>
public sealed class DisguisedLetters : ISign
{
    // Greek and Cyrillic letters that look Latin. Honest words mix alphabets too ("SMMщик"), but not with twins alone.
    private const string LatinTwins = "асеорхуіїјѕԁһкмнтвАВЕКМНОРСТХУІЇЈЅЕοαιυνρτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        foreach (string text in (string[])[mail.Facts.Subject, mail.Sender.Name])
        {
            (double weight, string what) = text switch
            {
                _ when Mathematical(text) >= 3 => (2.0, "is written in mathematical letters that filters read as none"),
                _ when Mixed(text) => (2.6, "mixes letters of several alphabets in one word"),
                _ when ZeroWidthText.Count(text) > 0 => (2.0, "hides invisible characters inside words"),
                _ => (0, ""),
            };
            if (weight > 0)
                hits.Add(new SignHit("disguised-letters", SignFamily.Concealment, weight, $"the {(text == mail.Sender.Name ? "sender's name" : "subject")} {what}", text));
        }

        if (mail.Facts.Html is { ZeroWidth: >= 5 } html)
            hits.Add(new SignHit("broken-words", SignFamily.Concealment, 1.2, $"{html.ZeroWidth} invisible characters stand inside words of the text", ""));
    }

    // Mathematical alphanumerics U+1D400–1D7FF, enclosed letters U+1F130–1F189, fullwidth letters.
    private static int Mathematical(string text)
    {
        int count = 0;
        foreach (var rune in text.EnumerateRunes())
            count += rune.Value is (>= 0x1D400 and <= 0x1D7FF) or (>= 0x1F130 and <= 0x1F189) or (>= 0xFF21 and <= 0xFF5A) ? 1 : 0;
        return count;
    }

    private static bool Mixed(string text)
    {
        bool latin = false, other = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // Marks of other scripts inside a word: only letters that look Latin stand where they would.
            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                if (latin && rune.Value is > 0x36F and < 0xFE00)
                    return true;
                continue;
            }

            if (!Rune.IsLetter(rune))
            {
                latin = other = false;
                continue;
            }

            latin |= rune.Value < 0x250;
            other |= rune.Value is >= 0x370 and < 0x530 && LatinTwins.Contains(rune.ToString(), StringComparison.Ordinal);
            if (latin && other)
                return true;
        }

        return false;
    }
}
