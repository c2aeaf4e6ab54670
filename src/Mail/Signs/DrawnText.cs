using System.Buffers;

namespace Tocsin.Mail.Signs;

/// <summary>Padding against filters: long drawn words in the text of an HTML message, a subject whose tail is pushed out of sight, a template not filled in.</summary>
public sealed class DrawnText : ISign
{
    private const int LongWord = 28;
    private const int Most = 400;
    private const int Least = 3;
    private const int Gap = 4;

    private static readonly SearchValues<char> PlaceNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ");

    /// <inheritdoc/>
    public void Look(MailView mail, ICollection<SignHit> hits)
    {
        if (mail.Facts.Html is { } html && (Drawn(html.Visible) ?? Drawn(html.Hidden)) is { } word)
            hits.Add(new SignHit("drawn-text", SignFamily.Concealment, 1.2, "the text is padded with words drawn by a machine, so that no two messages are alike", word));
        string subject = mail.Facts.Subject;
        if (subject.Contains(new string(' ', Gap), StringComparison.Ordinal))
            hits.Add(new SignHit("padded-subject", SignFamily.Concealment, 0.8, "blanks push the end of the subject out of the reader's sight", subject));
        foreach (string text in (string[])[subject, mail.Sender.Name, mail.Sender.Address])
        {
            if (!Unfilled(text))
                continue;
            hits.Add(new SignHit("unfilled-template", SignFamily.Concealment, 1.2, "a place of the sender's template was not filled in", text));
            return;
        }
    }

    // Long words with letters and digits mixed; keys and hashes written in hexadecimal are not drawn against filters.
    private static string? Drawn(string text)
    {
        int found = 0;
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end - at is >= LongWord and <= Most && (end == text.Length || text[end] is not ('/' or '=' or '+' or '%' or '&' or '?')) && (at == 0 || text[at - 1] is not ('/' or '=' or '+' or '%' or '&' or '?'))
                && Mixed(text.AsSpan(at, end - at)) && ++found == Least)
                return text[at..end];
            at = end + 1;
        }

        return null;
    }

    private static bool Mixed(ReadOnlySpan<char> word)
    {
        int digits = 0, beyondHex = 0;
        foreach (char c in word)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            beyondHex += char.IsAsciiHexDigit(c) ? 0 : 1;
        }

        return digits >= 3 && beyondHex >= 3;
    }

    private static bool Unfilled(string text)
    {
        foreach (var (open, close) in ((string, string)[])[("{{", "}}"), ("{%", "%}"), ("[[", "]]"), ("%%", "%%"), ("##", "##"), ("${", "}")])
        {
            int at = text.IndexOf(open, StringComparison.Ordinal);
            int end = at < 0 ? -1 : text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
            if (end > at + open.Length && text.AsSpan(at + open.Length, end - at - open.Length).IndexOfAnyExcept(PlaceNames) < 0)
                return true;
        }

        return false;
    }
}
