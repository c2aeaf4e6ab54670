using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;

namespace Tocsin.Documents.Archives;

/// <summary>Gzip (RFC 1952), bzip2 and xz: a tar inside is read as it is unpacked, anything else is unpacked into memory.</summary>
internal static class PackedDecoder
{
    private const int HeadSize = 512;

    public static void Decode(ContentKind kind, Stream stream, string name, int depth, ReadingSession session)
    {
        if (kind == ContentKind.Xz)
            XzHeaders.Check(stream, session.Limits);
        byte[] head = new byte[HeadSize];
        int read;
        using (var peek = Open(kind, stream))
            read = peek.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        using var unpacked = Open(kind, stream);
        if (ContentSniffer.Of(head.AsSpan(0, read)) == ContentKind.Tar)
        {
            TarDecoder.Decode(unpacked, name, depth, session);
            return;
        }

        using var bytes = session.Unpack(unpacked, name);
        if (bytes is not null)
            session.Decode(bytes, name, depth + 1);
    }

    private static Stream Open(ContentKind kind, Stream stream)
    {
        stream.Position = 0;
        return kind switch
        {
            ContentKind.Gzip => new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true),
            ContentKind.Bzip2 => BZip2Stream.Create(stream, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
            ContentKind.Xz => new XZStream(stream),
            _ => throw new InvalidOperationException("BUG: nothing that is packed alone"),
        };
    }
}
