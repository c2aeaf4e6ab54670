using System.Text;

namespace Tocsin.Sources.Markup;

/// <summary>A tag at the start of some HTML.</summary>
internal readonly ref struct HtmlTag
{
    // A tag longer than this is none: without a limit, text full of less-than signs costs quadratic time.
    private const int Longest = 8 * 1024;

    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _attributes;

    private HtmlTag(ReadOnlySpan<byte> name, ReadOnlySpan<byte> attributes, bool isEnd, int length)
    {
        _name = name;
        _attributes = attributes;
        IsEnd = isEnd;
        Length = length;
    }

    /// <summary>True for <c>&lt;/p&gt;</c>.</summary>
    public bool IsEnd { get; }

    /// <summary>Bytes of the whole tag.</summary>
    public int Length { get; }

    /// <summary>Reads a tag or a comment; false when the bracket is only a less-than sign.</summary>
    public static bool TryRead(ReadOnlySpan<byte> html, out HtmlTag tag)
    {
        tag = default;
        if (html.StartsWith("<!--"u8))
        {
            int close = html.IndexOf("-->"u8);
            tag = new HtmlTag(default, default, false, close < 0 ? html.Length : close + 3);
            return true;
        }

        bool isEnd = html.Length > 1 && html[1] == (byte)'/';
        int start = isEnd ? 2 : 1;
        if (html.Length <= start || !(char.IsAsciiLetter((char)html[start]) || html[start] is (byte)'!' or (byte)'?'))
            return false;
        int end = EndOf(html);
        if (end < 0)
            return false;
        var inside = html[start..end];
        int name = inside.IndexOfAny(" \t\r\n/"u8);
        tag = name < 0
            ? new HtmlTag(inside, default, isEnd, end + 1)
            : new HtmlTag(inside[..name], inside[name..], isEnd, end + 1);
        return true;
    }

    /// <summary>True when this is the tag's name, in lower case.</summary>
    public bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(_name, name);

    /// <summary>The value of an attribute as it stands; empty when there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        var rest = _attributes;
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n/"u8);
            int equals = rest.IndexOf((byte)'=');
            if (equals <= 0)
                return default;
            var key = rest[..equals].TrimEnd(" \t\r\n"u8);
            int space = key.LastIndexOfAny(" \t\r\n"u8);
            if (space >= 0)
                key = key[(space + 1)..];
            var value = Value(rest[(equals + 1)..], out int used);
            if (Ascii.EqualsIgnoreCase(key, name))
                return value;
            rest = rest[(equals + 1 + used)..];
        }
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> text, out int used)
    {
        var trimmed = text.TrimStart(" \t\r\n"u8);
        int skipped = text.Length - trimmed.Length;
        if (!trimmed.IsEmpty && trimmed[0] is (byte)'"' or (byte)'\'')
        {
            int close = trimmed[1..].IndexOf(trimmed[0]);
            var quoted = close < 0 ? trimmed[1..] : trimmed.Slice(1, close);
            used = skipped + Math.Min(trimmed.Length, quoted.Length + 2);
            return quoted;
        }

        int end = trimmed.IndexOfAny(" \t\r\n"u8);
        var bare = end < 0 ? trimmed : trimmed[..end];
        used = skipped + bare.Length;
        return bare;
    }

    // A bracket inside a quoted attribute does not end the tag; one outside says that this was none.
    private static int EndOf(ReadOnlySpan<byte> html)
    {
        html = html[..Math.Min(html.Length, Longest)];
        int at = 1;
        while (true)
        {
            int found = html[at..].IndexOfAny("<>\"'"u8);
            if (found < 0)
                return -1;
            at += found;
            if (html[at] == (byte)'>')
                return at;
            if (html[at] == (byte)'<')
                return -1;
            if (html[at - 1] == (byte)'=')
            {
                int close = html[(at + 1)..].IndexOf(html[at]);
                if (close < 0)
                    return -1;
                at += close + 1;
            }

            at++;
        }
    }
}
