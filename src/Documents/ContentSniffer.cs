using System.Text;

namespace Tocsin.Documents;

/// <summary>Tells what a stream is by its first four thousand bytes. Names lie, and dumps rename.</summary>
internal static class ContentSniffer
{
    private const int HeadSize = 4096;
    private const int TarMagicAt = 257;

    private static readonly string[] MailFields =
        ["from", "to", "date", "subject", "received", "message-id", "return-path", "mime-version", "delivered-to", "content-type", "cc", "reply-to", "x-mailer"];

    public static bool IsContainer(this ContentKind kind) => kind is ContentKind.Mailbox or ContentKind.Zip or ContentKind.Gzip or ContentKind.Tar
        or ContentKind.Bzip2 or ContentKind.Xz or ContentKind.SevenZip or ContentKind.Rar;

    /// <summary>The kind; the stream stands at its begin afterwards.</summary>
    public static ContentKind Of(Stream stream)
    {
        byte[] buffer = new byte[HeadSize];
        stream.Position = 0;
        int read = stream.ReadAtLeast(buffer, HeadSize, throwOnEndOfStream: false);
        stream.Position = 0;
        return Of(buffer.AsSpan(0, read));
    }

    internal static ContentKind Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return ContentKind.Empty;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return ContentKind.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return ContentKind.Gzip;
        if (head.Length > TarMagicAt + 5 && head[TarMagicAt..].StartsWith("ustar"u8))
            return ContentKind.Tar;
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return ContentKind.Pdf;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return ContentKind.OldOffice;
        if (head.StartsWith("{\\rtf"u8))
            return ContentKind.Rtf;
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]))
            return ContentKind.SevenZip;
        if (head.StartsWith("Rar!\u001A\u0007"u8))
            return ContentKind.Rar;
        if (head.Length > 4 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9' && (head[4] is 0x31 or 0x17))
            return ContentKind.Bzip2;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]))
            return ContentKind.Xz;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
            return ContentKind.OtherArchive;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8) || head.StartsWith("RIFF"u8) || head.StartsWith("ID3"u8))
            return ContentKind.Picture;
        return OfText(Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n'));
    }

    private static ContentKind OfText(string head)
    {
        if (head.StartsWith("From ", StringComparison.Ordinal) && Fields(head[Math.Min(head.Length, Math.Max(0, head.IndexOf('\n', StringComparison.Ordinal) + 1))..]) >= 2)
            return ContentKind.Mailbox;
        if (Fields(head) >= 2)
            return ContentKind.Mail;
        string start = head[..Math.Min(head.Length, 1024)];
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
            ? ContentKind.Html
            : ContentKind.Text;
    }

    // Known mail fields before the first empty line, if the block consists of fields.
    private static int Fields(string head)
    {
        int known = 0;
        foreach (var range in head.AsSpan().Split('\n'))
        {
            var line = head.AsSpan()[range].TrimEnd('\r');
            if (line.IsEmpty)
                break;
            if (line[0] is ' ' or '\t')
                continue;
            int colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].ContainsAny(' ', '\t'))
                return range.End.GetOffset(head.Length) >= head.Length && known >= 2 ? known : 0;
            known += MailFields.Contains(line[..colon].ToString(), StringComparer.OrdinalIgnoreCase) ? 1 : 0;
        }

        return known;
    }
}
