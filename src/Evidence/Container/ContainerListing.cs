using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Evidence.Container;

/// <summary>The files of a container as one of its two tables tells them: the headers before the files, or the directory at the end.</summary>
/// <param name="Entries">The files, in their order.</param>
/// <param name="Directory">Where the directory begins, or where reading stopped.</param>
/// <param name="Whole">True when the table agrees with itself and with the length of the container.</param>
/// <param name="Broken">The file in which the container breaks off; null when it does not.</param>
/// <remarks>One flipped bit cannot make both tables unreadable. Neither is believed: both are written anew and compared.</remarks>
internal sealed record ContainerListing(IReadOnlyList<ContainerEntry> Entries, long Directory, bool Whole, string? Broken)
{
    private const int MostEntries = 2_000_000;

    /// <summary>Follows the headers from the first byte on.</summary>
    public static ContainerListing FromFront(Stream container)
    {
        var entries = new List<ContainerEntry>();
        long at = 0;
        while (entries.Count < MostEntries)
        {
            byte[] head = Read(container, at, ContainerRecords.LocalSize);
            if (head.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(head) != ContainerRecords.LocalMark)
                return new ContainerListing(entries, at, head.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(head) == ContainerRecords.CentralMark, null);
            if (head.Length < ContainerRecords.LocalSize)
                return new ContainerListing(entries, at, false, "a header");
            int nameLength = Two(head, 26), extraLength = Two(head, 28);
            byte[] tail = Read(container, at + ContainerRecords.LocalSize, nameLength + extraLength);
            string name = Encoding.Latin1.GetString(tail, 0, Math.Min(nameLength, tail.Length));
            if (tail.Length < nameLength + extraLength)
                return new ContainerListing(entries, at, false, nameLength <= ContainerRecords.LongestName ? name : "a header");
            long size = Four(head, 22);
            if (size == uint.MaxValue && extraLength == 20)
                size = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(nameLength + 4));
            long next = at + ContainerRecords.LocalSize + nameLength + extraLength + size;
            bool fits = size >= 0 && next >= at && next <= container.Length;
            entries.Add(new ContainerEntry(name, fits ? size : container.Length - at - ContainerRecords.LocalSize - nameLength - extraLength, Four(head, 14), at));
            if (!fits)
                return new ContainerListing(entries, container.Length, false, name);
            at = next;
        }

        return new ContainerListing(entries, at, false, null);
    }

    /// <summary>Reads the directory at the end.</summary>
    public static ContainerListing FromBack(Stream container)
    {
        var none = new ContainerListing([], 0, false, null);
        byte[] end = Read(container, container.Length - ContainerRecords.EndSize, ContainerRecords.EndSize);
        if (end.Length < ContainerRecords.EndSize || Four(end, 0) != ContainerRecords.EndMark)
            return none;
        long count = Two(end, 10), at = Four(end, 16), stop = container.Length - ContainerRecords.EndSize;
        byte[] large = Read(container, stop - ContainerRecords.Locator64Size - ContainerRecords.End64Size, ContainerRecords.End64Size);
        if (at == uint.MaxValue || count == ushort.MaxValue)
        {
            if (large.Length < ContainerRecords.End64Size || Four(large, 0) != ContainerRecords.End64Mark)
                return none;
            stop -= ContainerRecords.Locator64Size + ContainerRecords.End64Size;
            count = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(32));
            at = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48));
        }

        if (at < 0 || at > stop || count < 0 || count > MostEntries)
            return none;
        long directory = at, expected = 0;
        var entries = new List<ContainerEntry>();
        bool whole = true;
        while (entries.Count < count)
        {
            byte[] head = Read(container, at, ContainerRecords.CentralSize);
            if (head.Length < ContainerRecords.CentralSize || Four(head, 0) != ContainerRecords.CentralMark)
                return new ContainerListing(entries, directory, false, null);
            int nameLength = Two(head, 28), extraLength = Two(head, 30);
            byte[] tail = Read(container, at + ContainerRecords.CentralSize, nameLength + extraLength);
            if (tail.Length < nameLength + extraLength)
                return new ContainerListing(entries, directory, false, null);
            var entry = Entry(head, tail, nameLength);
            long local = ContainerRecords.LocalSize + nameLength + (Four(head, 24) == uint.MaxValue ? 20 : 0);
            whole &= entry.Offset == expected && entry.Size >= 0 && entry.Size <= directory - entry.Offset;
            expected = entry.Offset + local + entry.Size;
            entries.Add(entry);
            at += ContainerRecords.CentralSize + nameLength + extraLength + Two(head, 32);
        }

        return new ContainerListing(entries, directory, whole && expected == directory && at == stop, null);
    }

    /// <summary>Bytes at a place, fewer where the container ends before.</summary>
    public static byte[] Read(Stream container, long offset, int length)
    {
        if (offset < 0 || offset >= container.Length)
            return [];
        byte[] bytes = new byte[(int)Math.Min(length, container.Length - offset)];
        container.Position = offset;
        container.ReadExactly(bytes);
        return bytes;
    }

    private static ContainerEntry Entry(byte[] head, byte[] tail, int nameLength)
    {
        long size = Four(head, 24), offset = Four(head, 42);
        int extra = nameLength + 4;
        if (size == uint.MaxValue && tail.Length >= extra + 16)
        {
            size = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(extra));
            extra += 16;
        }

        if (offset == uint.MaxValue && tail.Length >= extra + 8)
            offset = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(extra));
        return new ContainerEntry(Encoding.Latin1.GetString(tail, 0, nameLength), size, Four(head, 16), offset);
    }

    private static int Two(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Four(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
