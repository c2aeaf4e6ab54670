using System.Buffers.Binary;

namespace Tocsin.Documents.Archives;

/// <summary>Reads the numbers of archives' headers; what ends too early is invalid data.</summary>
internal sealed class ArchiveBytes(ReadOnlyMemory<byte> bytes)
{
    private int _at;

    /// <summary>Bytes that are left.</summary>
    public int Left => bytes.Length - _at;

    /// <summary>One byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)Left)
            throw new InvalidDataException("a header that ends too early");
        var taken = bytes.Span.Slice(_at, (int)count);
        _at += (int)count;
        return taken;
    }

    /// <summary>A number of 7z: the first byte's leading ones tell how many follow.</summary>
    public ulong Number()
    {
        byte first = Byte();
        ulong value = 0;
        for (int i = 0; i < 8; i++)
        {
            int mask = 0x80 >> i;
            if ((first & mask) == 0)
                return value | ((ulong)(first & (mask - 1)) << (8 * i));
            value |= (ulong)Byte() << (8 * i);
        }

        return value;
    }

    /// <summary>A number that counts things of which each takes a byte at least; more than there are bytes is invalid.</summary>
    public int Count()
    {
        ulong count = Number();
        return count <= (ulong)Left ? (int)count : throw new InvalidDataException("a header that announces more than it can hold");
    }

    /// <summary>A number of xz and RAR 5: seven bits a byte, the lowest first.</summary>
    public ulong Multibyte()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("a number without end");
    }

    /// <summary>32 bits, little endian.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
}
