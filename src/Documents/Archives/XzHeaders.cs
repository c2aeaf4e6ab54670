using System.Buffers.Binary;

namespace Tocsin.Documents.Archives;

/// <summary>What the blocks of an xz file (version 1.1.0 of its format) demand, read from its index before any is unpacked.</summary>
internal static class XzHeaders
{
    private const int FrameSize = 12;
    private const int MostIndex = 16 << 20;

    /// <summary>Refuses a file with a block that demands too much memory. A file with a broken index is passed: unpacking tells, within the first block's demand.</summary>
    public static void Check(Stream stream, ReadLimits limits)
    {
        Block(stream, FrameSize, limits);
        if (Index(stream) is not { } index)
            throw new InvalidDataException("an xz file without an index");
        var bytes = new ArchiveBytes(index.AsMemory(1));
        ulong blocks = bytes.Multibyte();
        long at = FrameSize;
        for (ulong i = 0; i < blocks; i++)
        {
            Block(stream, at, limits);
            at = checked(at + (((long)bytes.Multibyte() + 3) & ~3L));
            bytes.Multibyte();
        }
    }

    private static byte[]? Index(Stream stream)
    {
        byte[] footer = new byte[FrameSize];
        stream.Position = Math.Max(0, stream.Length - FrameSize);
        if (stream.ReadAtLeast(footer, FrameSize, throwOnEndOfStream: false) < FrameSize || footer[10] != 'Y' || footer[11] != 'Z')
            return null;
        long size = ((long)BinaryPrimitives.ReadUInt32LittleEndian(footer.AsSpan(4)) + 1) * 4;
        if (size > MostIndex || size > stream.Length - (2 * FrameSize))
            return null;
        byte[] index = new byte[size];
        stream.Position = stream.Length - FrameSize - size;
        stream.ReadExactly(index);
        return index[0] == 0 ? index : null;
    }

    private static void Block(Stream stream, long at, ReadLimits limits)
    {
        if (at < 0 || at >= stream.Length)
            throw new InvalidDataException("a block beyond the file");
        stream.Position = at;
        int size = stream.ReadByte();
        if (size <= 0)
            return;
        byte[] header = new byte[size * 4];
        stream.ReadExactly(header.AsSpan(0, Math.Min(header.Length, (int)Math.Min(int.MaxValue, stream.Length - at - 1))));
        var bytes = new ArchiveBytes(header);
        int flags = bytes.Byte();
        if ((flags & 0x40) != 0)
            bytes.Multibyte();
        if ((flags & 0x80) != 0)
            bytes.Multibyte();
        for (int filters = (flags & 3) + 1; filters > 0; filters--)
        {
            ulong id = bytes.Multibyte();
            var properties = bytes.Take(bytes.Multibyte());
            if (id == 0x21 && properties.Length > 0)
                ArchiveRefusedException.Demand(Dictionaries.Lzma2(properties[0]), limits);
        }
    }
}
