using System.Net;
using System.Text;

namespace Tocsin.Documents.Plain;

/// <summary>Markup to the text a reader sees, in one pass without a tree: a page nested a million deep costs no more than a flat one.</summary>
internal static class HtmlToText
{
    private static readonly HashSet<string> Blocks = new(
        ["p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "section", "article", "header", "footer", "title", "hr", "dt", "dd", "td", "th"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Hidden = new(["script", "style", "template", "noscript"], StringComparer.OrdinalIgnoreCase);

    public static string Convert(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        int at = 0;
        while (at < html.Length)
        {
            int open = html.IndexOf('<', at);
            if (open < 0)
                open = html.Length;
            if (open > at)
                text.Append(WebUtility.HtmlDecode(html[at..open]).Replace('\u00A0', ' '));
            at = open < html.Length ? Tag(html, open, text) : open;
        }

        return text.ToString();
    }

    // Returns where the text goes on.
    private static int Tag(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
            return html.IndexOf("-->", open + 4, StringComparison.Ordinal) is var end and >= 0 ? end + 3 : html.Length;
        int close = html.IndexOf('>', open);
        if (close < 0 || open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
        {
            text.Append('<');
            return open + 1;
        }

        int start = html[open + 1] == '/' ? open + 2 : open + 1;
        int stop = start;
        while (stop < close && char.IsAsciiLetterOrDigit(html[stop]))
            stop++;
        string name = html[start..stop];
        if (Blocks.Contains(name))
            text.Append('\n');
        if (start == open + 1 && Hidden.Contains(name))
            return html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase) is var over and >= 0 ? over : html.Length;
        return close + 1;
    }
}
