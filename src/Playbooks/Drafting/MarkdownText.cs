using System.Text;

namespace Tocsin.Playbooks.Drafting;

/// <summary>Puts hostile text into Markdown so that it is shown as it stands: no heading, no link, no image, no HTML.</summary>
/// <remarks>CommonMark 0.31 sections 2.4 and 6.1; bare links are kept from becoming links as GitHub's dialect would make them.</remarks>
internal static class MarkdownText
{
    private const int Longest = 400;
    private const string Steering = "\\`*_[]{}#|~!^$@";

    /// <summary>In running text.</summary>
    public static string Inline(string text)
    {
        string clean = PlainText.Shorten(text, Longest);
        var escaped = new StringBuilder(clean.Length + 16);
        for (int i = 0; i < clean.Length; i++)
        {
            char c = clean[i];
            bool beginsBlock = (i == 0 && c is '+' or '-' or '=' or ':') || (c is '.' or ')' && i > 0 && clean.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0);
            bool beginsLink = (c == ':' && clean.AsSpan(i + 1).StartsWith("//", StringComparison.Ordinal)) || (c == '.' && i >= 3 && clean.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));
            if (c is '<' or '>' or '&')
            {
                // As entities: not every reader of Markdown honours a backslash before HTML.
                escaped.Append(c switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
                continue;
            }

            if (Steering.Contains(c, StringComparison.Ordinal) || beginsBlock || beginsLink)
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>As code: names, links and ids, which must be read letter by letter and never clicked.</summary>
    public static string Code(string text)
    {
        string clean = PlainText.Shorten(text, 4 * Longest);
        int run = 0, longest = 0;
        foreach (char c in clean)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        string fence = new('`', longest + 1);
        return longest == 0 ? $"`{clean}`" : $"{fence} {clean} {fence}";
    }
}
