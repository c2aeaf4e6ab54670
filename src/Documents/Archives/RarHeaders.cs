namespace Tocsin.Documents.Archives;

/// <summary>Walks the headers of a RAR 5 archive (RARLAB's technote) for the memory that its members demand. RAR 4 demands 4 MB at most.</summary>
internal static class RarHeaders
{
    private const int MostHeader = 2 << 20;

    /// <summary>Refuses an archive that demands too much, or whose headers are encrypted.</summary>
    public static void Check(Stream stream, ReadLimits limits)
    {
        stream.Position = 6;
        if (stream.ReadByte() != 1 || stream.ReadByte() != 0)
            return;
        Span<byte> head = stackalloc byte[7];
        for (int blocks = 0; blocks <= limits.Members && stream.Length - stream.Position > head.Length; blocks++)
        {
            long start = stream.Position;
            stream.ReadExactly(head);
            var first = new ArchiveBytes(head[4..].ToArray());
            ulong size = first.Multibyte();
            long body = start + 4 + (3 - first.Left);
            if (size is 0 or > MostHeader || body + (long)size > stream.Length)
                return;
            byte[] header = new byte[size];
            stream.Position = body;
            stream.ReadExactly(header);
            stream.Position = checked(body + (long)size + Data(new ArchiveBytes(header), limits));
        }
    }

    private static long Data(ArchiveBytes header, ReadLimits limits)
    {
        ulong type = header.Multibyte();
        ulong flags = header.Multibyte();
        if (type == 4)
            throw new ArchiveRefusedException(ProblemReason.Encrypted, "the names in it too");
        if ((flags & 1) != 0)
            header.Multibyte();
        ulong data = (flags & 2) != 0 ? header.Multibyte() : 0;
        if (type is 2 or 3)
            ArchiveRefusedException.Demand(Dictionary(header), limits);
        return checked((long)data);
    }

    private static ulong Dictionary(ArchiveBytes header)
    {
        ulong flags = header.Multibyte();
        header.Multibyte();
        header.Multibyte();
        if ((flags & 2) != 0)
            header.UInt32();
        if ((flags & 4) != 0)
            header.UInt32();
        return 0x20000UL << (int)((header.Multibyte() >> 10) & 31);
    }
}
