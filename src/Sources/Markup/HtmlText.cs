using Tocsin.Engine.Model;

namespace Tocsin.Sources.Markup;

/// <summary>HTML fragments as plain text, within a batch's arena.</summary>
/// <remarks>
/// For the small, sanitised fragments that platforms and feeds carry; not a browser. Tags vanish, <c>br</c> and block
/// elements become line ends, the contents of <c>script</c> and <c>style</c> are dropped, entities are decoded. The result
/// is never longer than the source.
/// </remarks>
internal static class HtmlText
{
    /// <summary>The fragment's text.</summary>
    public static Slice ToText(PostBatch batch, Slice html)
    {
        var target = batch.Reserve(html.Length);
        var source = batch.Resolve(html);
        int written = 0;
        while (!source.IsEmpty)
        {
            int tag = source.IndexOf((byte)'<');
            if (tag != 0)
            {
                var text = tag < 0 ? source : source[..tag];
                written += Decode(text, target[written..]);
                source = source[text.Length..];
            }
            else if (HtmlTag.TryRead(source, out var read))
            {
                written = Break(read, target, written);
                source = AfterHidden(read, source[read.Length..]);
            }
            else
            {
                target[written++] = source[0];
                source = source[1..];
            }
        }

        while (written > 0 && target[written - 1] is (byte)'\n' or (byte)' ')
            written--;
        return batch.Take(written);
    }

    /// <summary>The text with its entities decoded and nothing else changed; the same slice when it has none.</summary>
    public static Slice DecodeEntities(PostBatch batch, Slice text)
    {
        if (!batch.Resolve(text).Contains((byte)'&'))
            return text;
        var target = batch.Reserve(text.Length);
        return batch.Take(Decode(batch.Resolve(text), target));
    }

    /// <summary>Adds the fragment's links as items, but for those that are hashtags and mentions.</summary>
    public static void AddLinks(PostBatch batch, Slice html)
    {
        int at = html.Start;
        int end = html.Start + html.Length;
        while (at < end)
        {
            var source = batch.Resolve(new Slice(at, end - at));
            int tag = source.IndexOf((byte)'<');
            if (tag < 0)
                return;
            at += tag;
            if (!HtmlTag.TryRead(source[tag..], out var read))
            {
                at++;
                continue;
            }

            at += read.Length;
            if (!read.IsEnd && read.Is("a"u8) && IsOutward(read))
                AddLink(batch, read.Attribute("href"u8));
        }
    }

    private static bool IsOutward(in HtmlTag tag)
    {
        var type = tag.Attribute("class"u8);
        return type.IndexOf("mention"u8) < 0 && type.IndexOf("hashtag"u8) < 0;
    }

    private static void AddLink(PostBatch batch, ReadOnlySpan<byte> href)
    {
        href = href.Trim(" \t\r\n"u8);
        if (href.StartsWith("http"u8))
            batch.Add(PostItem.Link, DecodeEntities(batch, batch.Append(href)));
    }

    private static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (true)
        {
            int at = text.IndexOf((byte)'&');
            var plain = at < 0 ? text : text[..at];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (at < 0)
                return written;
            text = text[at..];
            int used = HtmlEntity.Decode(text, target[written..], out int length);
            if (used == 0)
                target[written++] = (byte)'&';
            written += length;
            text = text[Math.Max(1, used)..];
        }
    }

    // A paragraph's end and a line break become line ends; never more than two in a row, none at the start.
    private static int Break(in HtmlTag tag, Span<byte> target, int written)
    {
        bool breaks = tag.Is("br"u8)
            || (tag.IsEnd && (tag.Is("p"u8) || tag.Is("div"u8) || tag.Is("li"u8) || tag.Is("blockquote"u8) || tag.Is("tr"u8)
                || tag.Is("h1"u8) || tag.Is("h2"u8) || tag.Is("h3"u8) || tag.Is("h4"u8)));
        if (!breaks || written == 0)
            return written;
        if (written > 1 && target[written - 1] == (byte)'\n' && target[written - 2] == (byte)'\n')
            return written;
        target[written] = (byte)'\n';
        return written + 1;
    }

    private static ReadOnlySpan<byte> AfterHidden(scoped in HtmlTag tag, ReadOnlySpan<byte> rest)
    {
        if (tag.IsEnd || !(tag.Is("script"u8) || tag.Is("style"u8)))
            return rest;
        int end = rest.IndexOf("</"u8);
        return end < 0 ? default : rest[end..];
    }
}
