using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Tocsin.Tests.Documents;

/// <summary>Writes RAR archives whose members are stored: nothing free packs them.</summary>
internal static class RarWriter
{
    /// <summary>Version 5; <paramref name="compression"/> is the field of that name: method, dictionary.</summary>
    internal static byte[] Five(int compression = 0, params (string Name, string Text)[] members)
    {
        var rar = new MemoryStream();
        rar.Write("Rar!\u001A\u0007\u0001\u0000"u8);
        Block(rar, [1, 0, 0]);
        foreach (var (name, text) in members)
        {
            byte[] data = Encoding.UTF8.GetBytes(text);
            byte[] title = Encoding.UTF8.GetBytes(name);
            byte[] crc = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(crc, Crc32.HashToUInt32(data));
            Block(rar, [2, 2, .. Number(data.Length), 4, .. Number(data.Length), 0x20, .. crc, .. Number(compression), 1, .. Number(title.Length), .. title]);
            rar.Write(data);
        }

        Block(rar, [5, 0, 0]);
        return rar.ToArray();
    }

    /// <summary>Versions 2 to 4.</summary>
    internal static byte[] Four(params (string Name, string Text)[] members) => Four(0, members);

    /// <summary>The same, with flags of each member.</summary>
    internal static byte[] Four(ushort flags, params (string Name, string Text)[] members)
    {
        var rar = new MemoryStream();
        rar.Write("Rar!\u001A\u0007\u0000"u8);
        Old(rar, 0x73, 0, new byte[6]);
        foreach (var (name, text) in members)
        {
            byte[] data = Encoding.UTF8.GetBytes(text);
            byte[] title = Encoding.ASCII.GetBytes(name);
            byte[] body = new byte[25 + title.Length];
            BinaryPrimitives.WriteInt32LittleEndian(body, data.Length);
            BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), data.Length);
            body[8] = 2;
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(9), Crc32.HashToUInt32(data));
            BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(13), 0x5A6D0000);
            body[17] = 29;
            body[18] = 0x30;
            BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(19), (ushort)title.Length);
            title.CopyTo(body, 25);
            Old(rar, 0x74, (ushort)(0x8000 | flags), body);
            rar.Write(data);
        }

        Old(rar, 0x7B, 0x4000, []);
        return rar.ToArray();
    }

    private static void Block(MemoryStream rar, byte[] body)
    {
        byte[] sized = [.. Number(body.Length), .. body];
        byte[] crc = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(crc, Crc32.HashToUInt32(sized));
        rar.Write(crc);
        rar.Write(sized);
    }

    private static void Old(MemoryStream rar, byte type, ushort flags, byte[] body)
    {
        byte[] header = new byte[7 + body.Length];
        header[2] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(3), flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(5), (ushort)header.Length);
        body.CopyTo(header, 7);
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)Crc32.HashToUInt32(header.AsSpan(2)));
        rar.Write(header);
    }

    private static byte[] Number(int value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
