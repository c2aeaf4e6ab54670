using System.IO.Compression;

namespace Tocsin.Documents.Archives;

/// <summary>Gzip (RFC 1952): a tar inside is read as it is unpacked, anything else is unpacked into memory.</summary>
internal static class GzipDecoder
{
    private const int HeadSize = 512;

    public static void Decode(Stream stream, string name, int depth, ReadingSession session)
    {
        byte[] head = new byte[HeadSize];
        int read;
        using (var peek = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true))
            read = peek.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        stream.Position = 0;
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        if (ContentSniffer.Of(head.AsSpan(0, read)) == ContentKind.Tar)
        {
            TarDecoder.Decode(unpacked, name, depth, session);
            return;
        }

        using var bytes = session.Unpack(unpacked, name);
        if (bytes is not null)
            session.Decode(bytes, name, depth + 1);
    }
}
