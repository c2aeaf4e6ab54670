using System.Buffers;
using System.Text;
using MimeKit;

namespace Tocsin.Mail.Reading;

/// <summary>Walks through the parts of a message and keeps what signs need. No recursion: depth is the sender's choice.</summary>
internal sealed class BodyCollector
{
    private const int Block = 1 << 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private string _plain = "";
    private string _html = "";

    static BodyCollector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public List<MailAttachment> Attachments { get; } = [];

    public List<string> Problems { get; } = [];

    public string Plain => _plain;

    public string Html => _html;

    public void Walk(MimeEntity? root)
    {
        var open = new Stack<(MimeEntity Part, int Depth)>();
        if (root is not null)
            open.Push((root, 0));
        int parts = 0;
        while (open.TryPop(out var next))
        {
            if (++parts > MailLimits.Parts)
            {
                Say($"more than {MailLimits.Parts} parts: the rest was not looked at");
                return;
            }

            if (next.Depth > MailLimits.Depth)
            {
                Say($"parts nested deeper than {MailLimits.Depth} were not looked at");
                continue;
            }

            if (next.Part is Multipart multipart)
            {
                for (int i = Math.Min(multipart.Count, MailLimits.Parts) - 1; i >= 0; i--)
                    open.Push((multipart[i], next.Depth + 1));
                if (multipart.Count > MailLimits.Parts)
                    Say($"more than {MailLimits.Parts} parts: the rest was not looked at");
            }
            else if (next.Part is MessagePart { Message.Body: { } body })
            {
                open.Push((body, next.Depth + 1));
            }
            else if (next.Part is MimePart part)
            {
                Take(part);
            }
        }
    }

    private void Say(string problem)
    {
        if (!Problems.Contains(problem))
            Problems.Add(problem);
    }

    private void Take(MimePart part)
    {
        string name = Name(part);
        string type = part.ContentType.MimeType.ToLowerInvariant();
        bool shown = !part.IsAttachment && name.Length == 0;
        if (shown && part is TextPart)
        {
            if (type == "text/html")
                _html = Join(_html, part);
            else if (type is "text/plain" or "text/enriched" or "text/richtext")
                _plain = Join(_plain, part);
            return;
        }

        if (type.StartsWith("image/", StringComparison.Ordinal) && type != "image/svg+xml" && !AttachmentContent.Runs(name))
            return;
        byte[] rented = ArrayPool<byte>.Shared.Rent(Block);
        int length = Head(part, MailLimits.AttachmentHead, ref rented);
        var head = rented.AsSpan(0, length);
        var (kind, holds, encrypted) = AttachmentContent.Look(name, type, head);
        var page = kind == AttachmentKind.Page ? HtmlReader.Read(Text(part, head)) : null;
        ArrayPool<byte>.Shared.Return(rented);
        Attachments.Add(new MailAttachment(name, type, kind, holds, encrypted, page));
    }

    // Texts of one kind stand below one another.
    private string Join(string before, MimePart part)
    {
        if (before.Length >= MailLimits.TextBytes)
            return before;
        byte[] rented = ArrayPool<byte>.Shared.Rent(Block);
        int length = Head(part, MailLimits.TextBytes - before.Length, ref rented);
        string text = Text(part, rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        return before.Length == 0 ? text : $"{before}\n{text}";
    }

    // Fills a rented buffer, which grows as long as bytes come; returns how many came.
    private int Head(MimePart part, int most, ref byte[] rented)
    {
        if (part.Content is null)
            return 0;
        int length = 0;
        try
        {
            using var stream = part.Content.Open();
            int read;
            while (length < most && (read = stream.Read(rented, length, Math.Min(rented.Length, most) - length)) > 0)
            {
                length += read;
                if (length == rented.Length && length < most)
                    Grow(ref rented);
            }

            return length;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            Problems.Add($"a part of type {part.ContentType.MimeType} could not be decoded");
            return 0;
        }
    }

    private static void Grow(ref byte[] rented)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
        rented.AsSpan().CopyTo(larger);
        ArrayPool<byte>.Shared.Return(rented);
        rented = larger;
    }

    private static string Text(MimePart part, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes);
        if (CharsetOf(part) is { } declared && declared is not UTF8Encoding)
            return declared.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CharsetOf(part) is null ? Encoding.Latin1.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        }
    }

    private static Encoding? CharsetOf(MimePart part)
    {
        try
        {
            return part.ContentType.Charset is { Length: > 0 and < 60 } charset && !charset.Contains("utf-7", StringComparison.OrdinalIgnoreCase)
                ? Encoding.GetEncoding(charset.Trim())
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Name(MimePart part)
    {
        string name = part.FileName ?? "";
        return name.Length > 500 ? name[..500] : name;
    }
}
