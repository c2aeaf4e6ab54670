using System.Buffers;
using System.Text;
using MimeKit;

namespace Tocsin.Mail.Reading;

/// <summary>Walks through the parts of a message and keeps what signs need. No recursion: depth is the sender's choice.</summary>
internal sealed class BodyCollector
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _plain = new();
    private readonly StringBuilder _html = new();

    static BodyCollector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public List<MailAttachment> Attachments { get; } = [];

    public List<string> Problems { get; } = [];

    public string Plain => _plain.ToString();

    public string Html => _html.ToString();

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
                Problems.Add($"more than {MailLimits.Parts} parts: the rest was not looked at");
                return;
            }

            if (next.Depth > MailLimits.Depth)
            {
                Problems.Add($"parts nested deeper than {MailLimits.Depth} were not looked at");
                continue;
            }

            if (next.Part is Multipart multipart)
            {
                for (int i = Math.Min(multipart.Count, MailLimits.Parts) - 1; i >= 0; i--)
                    open.Push((multipart[i], next.Depth + 1));
                if (multipart.Count > MailLimits.Parts)
                    Problems.Add($"more than {MailLimits.Parts} parts: the rest was not looked at");
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

    private void Take(MimePart part)
    {
        string name = Name(part);
        string type = part.ContentType.MimeType.ToLowerInvariant();
        bool shown = !part.IsAttachment && name.Length == 0;
        if (shown && part is TextPart)
        {
            var into = type == "text/html" ? _html : _plain;
            if (type is "text/html" or "text/plain" or "text/enriched" or "text/richtext" && into.Length < MailLimits.TextBytes)
                into.Append(Decode(part, MailLimits.TextBytes - into.Length)).Append('\n');
            return;
        }

        if (type.StartsWith("image/", StringComparison.Ordinal) && type != "image/svg+xml" && !AttachmentContent.Runs(name))
            return;
        byte[] head = Head(part, MailLimits.AttachmentHead);
        var (kind, holds, encrypted) = AttachmentContent.Look(name, type, head);
        var page = kind == AttachmentKind.Page ? HtmlReader.Read(Text(part, head)) : null;
        Attachments.Add(new MailAttachment(name, type, kind, holds, encrypted, page));
    }

    private string Decode(MimePart part, int most) => Text(part, Head(part, most));

    private byte[] Head(MimePart part, int most)
    {
        if (part.Content is null)
            return [];
        try
        {
            using var stream = part.Content.Open();
            byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(most, 1 << 16));
            using var head = new MemoryStream();
            int read;
            while (head.Length < most && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - head.Length))) > 0)
                head.Write(buffer, 0, read);
            ArrayPool<byte>.Shared.Return(buffer);
            return head.ToArray();
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            Problems.Add($"a part of type {part.ContentType.MimeType} could not be decoded");
            return [];
        }
    }

    private static string Text(MimePart part, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
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
