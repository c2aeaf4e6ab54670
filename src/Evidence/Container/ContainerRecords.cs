using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Evidence.Container;

/// <summary>The records of a ZIP file (PKWARE APPNOTE 6.3) in the one form that an evidence archive has.</summary>
/// <remarks>
/// Files are stored, never compressed; times are the first of 1980; there are no comments, no descriptors, and no extra fields but those that ZIP64
/// demands. So names, sizes and contents decide every byte of the container, and whatever differs from that was not written here.
/// </remarks>
/// <param name="limit">Sizes and offsets from here on are written as ZIP64 has them; another value is for tests.</param>
internal sealed class ContainerRecords(long limit = uint.MaxValue)
{
    public const uint LocalMark = 0x04034b50;
    public const uint CentralMark = 0x02014b50;
    public const uint EndMark = 0x06054b50;
    public const uint End64Mark = 0x06064b50;
    public const uint Locator64Mark = 0x07064b50;
    public const int LocalSize = 30;
    public const int CentralSize = 46;
    public const int EndSize = 22;
    public const int End64Size = 56;
    public const int Locator64Size = 20;
    public const int LongestName = 250;

    private const ushort Version = 45;
    private const ushort MadeBy = 3 << 8 | Version;
    private const ushort FirstDay = 0x21;
    private const uint PlainFile = 0x81A4u << 16;

    /// <summary>The fields of a local header, to name the one that differs.</summary>
    public static readonly (int Offset, string Name)[] LocalFields =
        [(0, "signature"), (4, "version"), (6, "flags"), (8, "compression method"), (10, "time"), (12, "date"), (14, "CRC-32"), (18, "compressed size"), (22, "size"), (26, "length of name"), (28, "length of extra field"), (30, "name or extra field")];

    /// <summary>The fields of a record of the directory.</summary>
    public static readonly (int Offset, string Name)[] CentralFields =
    [
        (0, "signature"), (4, "version made by"), (6, "version"), (8, "flags"), (10, "compression method"), (12, "time"), (14, "date"), (16, "CRC-32"), (20, "compressed size"), (24, "size"),
        (28, "length of name"), (30, "length of extra field"), (32, "length of comment"), (34, "disk"), (36, "internal attributes"), (38, "external attributes"), (42, "offset"), (46, "name or extra field"),
    ];

    /// <summary>The header before a file.</summary>
    public byte[] Local(ContainerEntry entry)
    {
        bool big = entry.Size >= limit;
        byte[] header = new byte[LocalSize + entry.Name.Length + (big ? 20 : 0)];
        var writer = new Writer(header);
        writer.Four(LocalMark);
        writer.Two(Version);
        writer.Two(0);
        writer.Two(0);
        writer.Two(0);
        writer.Two(FirstDay);
        writer.Four(entry.Crc);
        writer.Four(big ? uint.MaxValue : (uint)entry.Size);
        writer.Four(big ? uint.MaxValue : (uint)entry.Size);
        writer.Two((ushort)entry.Name.Length);
        writer.Two((ushort)(big ? 20 : 0));
        writer.Text(entry.Name);
        if (big)
        {
            writer.Two(1);
            writer.Two(16);
            writer.Eight(entry.Size);
            writer.Eight(entry.Size);
        }

        return header;
    }

    /// <summary>The record of a file in the directory at the end.</summary>
    public byte[] Central(ContainerEntry entry)
    {
        bool big = entry.Size >= limit, far = entry.Offset >= limit;
        int extra = big || far ? 4 + (big ? 16 : 0) + (far ? 8 : 0) : 0;
        byte[] record = new byte[CentralSize + entry.Name.Length + extra];
        var writer = new Writer(record);
        writer.Four(CentralMark);
        writer.Two(MadeBy);
        writer.Two(Version);
        writer.Two(0);
        writer.Two(0);
        writer.Two(0);
        writer.Two(FirstDay);
        writer.Four(entry.Crc);
        writer.Four(big ? uint.MaxValue : (uint)entry.Size);
        writer.Four(big ? uint.MaxValue : (uint)entry.Size);
        writer.Two((ushort)entry.Name.Length);
        writer.Two((ushort)extra);
        writer.Two(0);
        writer.Two(0);
        writer.Two(0);
        writer.Four(PlainFile);
        writer.Four(far ? uint.MaxValue : (uint)entry.Offset);
        writer.Text(entry.Name);
        if (extra > 0)
        {
            writer.Two(1);
            writer.Two((ushort)(extra - 4));
            if (big)
            {
                writer.Eight(entry.Size);
                writer.Eight(entry.Size);
            }

            if (far)
                writer.Eight(entry.Offset);
        }

        return record;
    }

    /// <summary>What ends the container.</summary>
    /// <param name="count">Files in it.</param>
    /// <param name="offset">Where the directory begins.</param>
    /// <param name="size">Its bytes.</param>
    public byte[] End(long count, long offset, long size)
    {
        bool large = count >= ushort.MaxValue || offset >= limit || size >= limit;
        byte[] end = new byte[(large ? End64Size + Locator64Size : 0) + EndSize];
        var writer = new Writer(end);
        if (large)
        {
            writer.Four(End64Mark);
            writer.Eight(End64Size - 12);
            writer.Two(MadeBy);
            writer.Two(Version);
            writer.Four(0);
            writer.Four(0);
            writer.Eight(count);
            writer.Eight(count);
            writer.Eight(size);
            writer.Eight(offset);
            writer.Four(Locator64Mark);
            writer.Four(0);
            writer.Eight(offset + size);
            writer.Four(1);
        }

        writer.Four(EndMark);
        writer.Two(0);
        writer.Two(0);
        writer.Two(large ? ushort.MaxValue : (ushort)count);
        writer.Two(large ? ushort.MaxValue : (ushort)count);
        writer.Four(large ? uint.MaxValue : (uint)size);
        writer.Four(large ? uint.MaxValue : (uint)offset);
        writer.Two(0);
        return end;
    }

    private ref struct Writer(Span<byte> target)
    {
        private readonly Span<byte> _target = target;
        private int _at;

        public void Two(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_target[_at..], value);
            _at += 2;
        }

        public void Four(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_target[_at..], value);
            _at += 4;
        }

        public void Eight(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_target[_at..], value);
            _at += 8;
        }

        public void Text(string value) => _at += Encoding.ASCII.GetBytes(value, _target[_at..]);
    }
}
