using System.Buffers;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Where links and mentions begin and end in a text; one set of rules for the normaliser and the extractor.</summary>
internal static class EntityRules
{
    private const int MaxName = 30;

    private static readonly SearchValues<byte> NotInLinks = SearchValues.Create("\"<>`{}|\\^"u8);
    private static readonly SearchValues<byte> Trailing = SearchValues.Create(".,;:!?'*~&"u8);
    private static readonly Lazy<Utf8Set> BareHosts = new(() => EmbeddedData.ReadSet("bare_hosts.txt", "shorteners.txt"));

    /// <summary>Length of the link that starts at a position; 0 when none does.</summary>
    /// <remarks>http:// and https:// anywhere but inside a word, www., and well-known hosts followed by a path.</remarks>
    public static int UrlLength(ReadOnlySpan<byte> text, int start)
    {
        if (start > 0 && IsNameByte(text[start - 1]))
            return 0;
        var rest = text[start..];
        int host = SchemeLength(rest);
        if (host == 0 && (IsInsideName(text, start) || !(IsWww(rest) || IsKnownHost(rest))))
            return 0;
        if (host >= rest.Length || !StartsHost(rest[host..]))
            return 0;
        int end = IsTco(rest[host..]) ? TcoEnd(rest, host) : LinkEnd(rest, host);
        end = Trim(rest[..end]);
        return end > host ? end : 0;
    }

    /// <summary>Length of the mention whose at sign stands at a position; 0 when it is none.</summary>
    public static int MentionLength(ReadOnlySpan<byte> text, int start, int signLength)
    {
        if (start > 0 && (IsNameByte(text[start - 1]) || text[start - 1] is (byte)'.' or (byte)'@' or (byte)'/' or (byte)'+' or (byte)'-'))
            return 0;
        int name = start + signLength;
        int end = NameEnd(text, name);
        if (end == name || end - name > MaxName)
            return 0;
        end += DomainLength(text, end);
        return end - start;
    }

    /// <summary>True for ASCII letters, digits and underscore.</summary>
    public static bool IsNameByte(byte b) => char.IsAsciiLetterOrDigit((char)b) || b == (byte)'_';

    private static int NameEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsNameByte(text[at]))
            at++;
        return at;
    }

    /// <summary>"@host.example" of a fediverse mention, or ".bsky.social".</summary>
    private static int DomainLength(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith(".bsky.social"u8))
            return ".bsky.social".Length;
        if (rest.Length < 2 || rest[0] != (byte)'@' || !char.IsAsciiLetterOrDigit((char)rest[1]))
            return 0;
        int end = 1;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit((char)rest[end]) || rest[end] is (byte)'.' or (byte)'-'))
            end++;
        while (rest[end - 1] is (byte)'.' or (byte)'-')
            end--;
        return rest[..end].Contains((byte)'.') ? end : 0;
    }

    private static int SchemeLength(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 8 || (rest[0] | 0x20) != 'h' || !Ascii.EqualsIgnoreCase(rest[..4], "http"u8))
            return 0;
        int at = (rest[4] | 0x20) == 's' ? 5 : 4;
        return rest[at..].StartsWith("://"u8) ? at + 3 : 0;
    }

    private static bool IsWww(ReadOnlySpan<byte> rest) =>
        rest.Length > 4 && Ascii.EqualsIgnoreCase(rest[..4], "www."u8) && char.IsAsciiLetterOrDigit((char)rest[4]);

    private static bool IsInsideName(ReadOnlySpan<byte> text, int start) =>
        start > 0 && text[start - 1] is (byte)'.' or (byte)'-' or (byte)'@' or (byte)'/';

    private static bool IsKnownHost(ReadOnlySpan<byte> rest)
    {
        const int Longest = 40;
        Span<byte> host = stackalloc byte[Longest];
        int i = 0;
        for (; i < rest.Length && i < Longest && (char.IsAsciiLetterOrDigit((char)rest[i]) || rest[i] is (byte)'.' or (byte)'-'); i++)
            host[i] = (byte)(rest[i] is >= (byte)'A' and <= (byte)'Z' ? rest[i] | 0x20 : rest[i]);
        return i + 1 < rest.Length && rest[i] == (byte)'/' && rest[i + 1] > 0x20 && BareHosts.Value.Contains(host[..i]);
    }

    private static bool StartsHost(ReadOnlySpan<byte> rest) => rest[0] is (byte)'[' || char.IsAsciiLetterOrDigit((char)rest[0])
        || (rest[0] >= 0x80 && IsLetter(rest, out _, out _));

    private static bool IsTco(ReadOnlySpan<byte> rest) => rest.Length > 5 && Ascii.EqualsIgnoreCase(rest[..5], "t.co/"u8);

    private static int TcoEnd(ReadOnlySpan<byte> rest, int host)
    {
        int end = host + 5;
        while (end < rest.Length && char.IsAsciiLetterOrDigit((char)rest[end]))
            end++;
        return end;
    }

    private static int LinkEnd(ReadOnlySpan<byte> rest, int at)
    {
        bool inHost = true;
        while (at < rest.Length)
        {
            byte b = rest[at];
            if (b >= 0x80)
            {
                // Links are pasted into scripts without spaces: beyond the host only alphabets of Europe and the Near East go on.
                if (!IsLetter(rest[at..], out int codePoint, out int used) || !(inHost || codePoint < 0x700))
                    break;
                at += used;
                continue;
            }

            if (b <= 0x20 || b == 0x7F || NotInLinks.Contains(b) || (b == (byte)'&' && IsMarkupEntity(rest[at..])))
                break;
            inHost &= b is not ((byte)'/' or (byte)'?' or (byte)'#');
            at++;
        }

        return at;
    }

    private static bool IsMarkupEntity(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("&quot;"u8) || rest.StartsWith("&lt;"u8) || rest.StartsWith("&gt;"u8) || rest.StartsWith("&#39;"u8);

    private static bool IsLetter(ReadOnlySpan<byte> rest, out int codePoint, out int used)
    {
        bool valid = Rune.DecodeFromUtf8(rest, out var rune, out used) == OperationStatus.Done;
        codePoint = rune.Value;
        return valid && FoldTable.Class(FoldTable.Plain.Get(codePoint))
            is FoldClass.Letter or FoldClass.Mark or FoldClass.ComposingMark or FoldClass.Expansion or FoldClass.Digit;
    }

    /// <summary>Takes sentence punctuation and closing brackets without a partner off the end.</summary>
    private static int Trim(ReadOnlySpan<byte> link)
    {
        int end = link.Length;
        int round = Surplus(link, (byte)'(', (byte)')');
        int square = Surplus(link, (byte)'[', (byte)']');
        for (; end > 0; end--)
        {
            byte last = link[end - 1];
            if (last == (byte)')' && round > 0)
                round--;
            else if (last == (byte)']' && square > 0)
                square--;
            else if (!Trailing.Contains(last))
                break;
        }

        return end;
    }

    /// <summary>How many closing brackets have no opening one.</summary>
    private static int Surplus(ReadOnlySpan<byte> link, byte open, byte close) =>
        MemoryExtensions.Count(link, close) - MemoryExtensions.Count(link, open);
}
