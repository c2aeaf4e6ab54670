namespace Tocsin.Mail.Signs;

/// <summary>Subject or sender is broken up against filters: dots and strokes between words and inside them, letters set apart.</summary>
public sealed class BrokenUpWords : ISign
{
    private const int Least = 2;

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        foreach (string text in (string[])[mail.Facts.Subject, mail.Sender.Name])
        {
            if (Breaks(text) < Least)
                continue;
            hits.Add(new SignHit("broken-up-words", SignFamily.Concealment, 1.2, "words are broken up by stray signs, so that filters do not know them", text));
            return;
        }
    }

    /// <summary>Stray signs: two or more dots between letters, a lone capital before a small word, strokes at both ends, a doubled quotation mark inside a name.</summary>
    private static int Breaks(string text)
    {
        int breaks = 0;
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == '.' && text[i - 1] == '.' && char.IsLetter(text[i + 1]))
                breaks++;
            else if (text[i] == ' ' && char.IsUpper(text[i - 1]) && (i == 1 || text[i - 2] == ' ') && char.IsLower(text[i + 1]) && text[i - 1] is not ('A' or 'I' or 'O' or 'E' or 'Y' or 'À' or 'É'))
                breaks++;
            else if (text[i] == '-' && text[i - 1] is '\'' or '.' && char.IsLetter(text[i + 1]))
                breaks++;
        }

        if (text.Length > 3 && text[0] is '-' or '\'' && char.IsLetter(text[1]))
            breaks++;
        return breaks;
    }
}
