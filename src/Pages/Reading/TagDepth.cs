namespace Tocsin.Pages.Reading;

/// <summary>Bounds how deep a page is nested before it is parsed: the parser of the HTML standard takes the square of the depth.</summary>
internal static class TagDepth
{
    private const int Deepest = 2000;
    private const int LongestName = 16;

    // Elements whose end may be left out, or that have none, do not nest (HTML standard, 13.1.2).
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    };

    // Text up to their end tag, whatever is in it.
    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "noscript", "iframe", "xmp" };

    /// <summary>How many bytes may be parsed.</summary>
    public static int Bound(ReadOnlySpan<byte> html)
    {
        var open = Open.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[LongestName];
        int depth = 0;
        for (int at = html.IndexOf((byte)'<'); at >= 0 && at + 1 < html.Length;)
        {
            bool ends = html[at + 1] == (byte)'/';
            int from = at + (ends ? 2 : 1), length = 0;
            while (length < LongestName && from + length < html.Length && char.IsAsciiLetterOrDigit((char)html[from + length]))
            {
                name[length] = (char)html[from + length];
                length++;
            }

            if (length > 0 && char.IsAsciiLetter(name[0]) && !open.Contains(name[..length]))
            {
                depth = Math.Max(0, depth + (ends ? -1 : 1));
                if (depth > Deepest)
                    return at;
            }

            if (html[at..].StartsWith("<!--"u8))
            {
                int comment = html[at..].IndexOf("-->"u8);
                if (comment < 0)
                    break;
                at += comment;
            }
            else if (!ends && Raw.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]))
            {
                at = End(html, at, name[..length]) - 1;
            }

            int next = html[(at + 1)..].IndexOf((byte)'<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return html.Length;
    }

    // Where the end tag of an element of raw text begins; the end of the page without one.
    private static int End(ReadOnlySpan<byte> html, int from, ReadOnlySpan<char> name)
    {
        for (int at = from; ;)
        {
            int next = html[at..].IndexOf("</"u8);
            if (next < 0)
                return html.Length;
            at += next;
            if (html.Length >= at + 2 + name.Length && System.Text.Ascii.EqualsIgnoreCase(html.Slice(at + 2, name.Length), name))
                return at;
            at += 2;
        }
    }
}
