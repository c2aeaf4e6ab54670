using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace Tocsin.Documents.Archives;

/// <summary>Walks the header of a 7z archive (7zFormat.txt of the LZMA SDK) before the library does: the library reserves whatever a header announces.</summary>
/// <remarks>Members, streams, coders and their memory are compared with what the header can hold and with the limits. Nothing is kept.</remarks>
internal sealed class SevenZipHeader(Stream stream, ReadLimits limits)
{
    private const int StartSize = 32;
    private const int MostHeader = 64 << 20;
    private const int MostWrappings = 4;
    private const int MostCoders = 32;
    private const ulong Lzma = 0x030101;
    private const ulong Lzma2 = 0x21;
    private const ulong Ppmd = 0x030401;
    private const ulong Aes = 0x06F10701;
    private readonly List<(ulong Method, byte[] Properties)> _coders = [];
    private readonly List<ulong> _sizes = [];
    private ulong _packedAt;
    private ulong _packedSize;

    /// <summary>Walks it.</summary>
    /// <exception cref="ArchiveRefusedException">It demands too much, or is encrypted.</exception>
    /// <exception cref="InvalidDataException">It contradicts itself.</exception>
    public void Check()
    {
        byte[] start = new byte[StartSize];
        stream.Position = 0;
        stream.ReadExactly(start);
        ulong at = BinaryPrimitives.ReadUInt64LittleEndian(start.AsSpan(12));
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(start.AsSpan(20));
        if (size == 0)
            return;
        byte[] header = Packed(at, size);
        for (int wrappings = 0; header.Length > 0 && header[0] == 0x17; wrappings++)
        {
            if (wrappings == MostWrappings)
                throw new ArchiveRefusedException(ProblemReason.TooDeep, "its header is packed again and again");
            Streams(new ArchiveBytes(header.AsMemory(1)));
            header = Unpacked();
        }

        var bytes = new ArchiveBytes(header);
        if (bytes.Byte() != 1)
            throw new InvalidDataException("a header that is none");
        int part = bytes.Byte();
        if (part is 2 or 3)
            throw new ArchiveRefusedException(ProblemReason.Unsupported, "a 7z archive with properties or streams that no program writes");
        if (part == 4)
        {
            Streams(bytes);
            part = bytes.Byte();
        }

        // Each member has a name of two bytes at least.
        if (part == 5 && bytes.Count() is var members && members > limits.Members)
            throw new ArchiveRefusedException(ProblemReason.TooMany, $"{members} members");
    }

    private byte[] Packed(ulong at, ulong size)
    {
        if (size > MostHeader || at > (ulong)stream.Length || at + size + StartSize > (ulong)stream.Length)
            throw new InvalidDataException("a header beyond the file");
        byte[] packed = new byte[size];
        stream.Position = (long)at + StartSize;
        stream.ReadExactly(packed);
        return packed;
    }

    private byte[] Unpacked()
    {
        if (_coders.Any(c => c.Method == Aes))
            throw new ArchiveRefusedException(ProblemReason.Encrypted, "the names in it too");
        if (_coders.Count != 1 || _coders[0].Method is not (Lzma or Lzma2 or 0) || _sizes.Count != 1 || _sizes[0] > MostHeader)
            throw new ArchiveRefusedException(ProblemReason.Unsupported, "a 7z archive whose header is packed in an unusual way");
        byte[] packed = Packed(_packedAt, _packedSize);
        if (_coders[0].Method == 0)
            return packed;
        byte[] header = new byte[_sizes[0]];
        using var source = new MemoryStream(packed);
        using var unpacked = LzmaStream.Create(_coders[0].Properties, source, packed.Length, header.Length);
        unpacked.ReadExactly(header);
        return header;
    }

    private void Streams(ArchiveBytes bytes)
    {
        _coders.Clear();
        _sizes.Clear();
        int part = bytes.Byte();
        if (part == 6)
        {
            PackInfo(bytes);
            part = bytes.Byte();
        }

        int folders = 0;
        bool[] checkedFolders = [];
        if (part == 7)
        {
            (folders, checkedFolders) = Folders(bytes);
            part = bytes.Byte();
        }

        if (part == 8)
        {
            SubStreams(bytes, folders, checkedFolders);
            part = bytes.Byte();
        }

        if (part != 0)
            throw new InvalidDataException("a part of a header that is none");
    }

    private void PackInfo(ArchiveBytes bytes)
    {
        _packedAt = bytes.Number();
        int streams = bytes.Count();
        int part = bytes.Byte();
        for (int i = 0; part == 9 && i < streams; i++)
        {
            ulong size = bytes.Number();
            if (i == 0)
                _packedSize = size;
        }

        if (part == 9)
            part = bytes.Byte();
        if (part == 10)
        {
            Digests(bytes, streams);
            part = bytes.Byte();
        }

        if (part != 0)
            throw new InvalidDataException("packed streams without end");
    }

    private (int Folders, bool[] Checked) Folders(ArchiveBytes bytes)
    {
        if (bytes.Byte() != 11)
            throw new InvalidDataException("no folders");
        int folders = bytes.Count();
        if (bytes.Byte() != 0)
            throw new ArchiveRefusedException(ProblemReason.Unsupported, "a 7z archive with properties or streams that no program writes");
        int outputs = 0;
        for (int i = 0; i < folders; i++)
            outputs += Folder(bytes);
        if (bytes.Byte() != 12)
            throw new InvalidDataException("no sizes");
        for (int i = 0; i < outputs; i++)
            _sizes.Add(bytes.Number());
        bool[] digests = new bool[folders];
        int part = bytes.Byte();
        if (part == 10)
        {
            digests = Digests(bytes, folders);
            part = bytes.Byte();
        }

        return part == 0 ? (folders, digests) : throw new InvalidDataException("folders without end");
    }

    private int Folder(ArchiveBytes bytes)
    {
        int coders = bytes.Count();
        if (coders > MostCoders)
            throw new InvalidDataException("far too many coders");
        int inputs = 0, outputs = 0;
        ulong memory = 0;
        for (int i = 0; i < coders; i++)
        {
            int flags = bytes.Byte();
            ulong method = 0;
            foreach (byte part in bytes.Take((ulong)(flags & 15)))
                method = (method << 8) | part;
            int ins = (flags & 0x10) != 0 ? bytes.Count() : 1;
            int outs = (flags & 0x10) != 0 ? bytes.Count() : 1;
            if (ins > MostCoders || outs > MostCoders)
                throw new InvalidDataException("far too many streams of a coder");
            byte[] properties = (flags & 0x20) != 0 ? bytes.Take(bytes.Number()).ToArray() : [];
            memory += Memory(method, properties);
            _coders.Add((method, properties));
            (inputs, outputs) = (inputs + ins, outputs + outs);
        }

        ArchiveRefusedException.Demand(memory, limits);
        for (int i = 1; i < outputs; i++)
        {
            bytes.Number();
            bytes.Number();
        }

        for (int packed = inputs - outputs + 1, i = 0; packed > 1 && i < packed; i++)
            bytes.Number();
        return outputs;
    }

    private static ulong Memory(ulong method, byte[] properties) => (method, properties.Length) switch
    {
        (Lzma2, > 0) => Dictionaries.Lzma2(properties[0]),
        (Lzma or Ppmd, >= 5) => BinaryPrimitives.ReadUInt32LittleEndian(properties.AsSpan(1)),
        _ => 0,
    };

    // A folder with one stream keeps the folder's size and checksum; of the others all sizes but the last stand here.
    private static void SubStreams(ArchiveBytes bytes, int folders, bool[] checkedFolders)
    {
        int[] streams = [.. Enumerable.Repeat(1, folders)];
        int part = bytes.Byte();
        if (part == 13)
        {
            for (int i = 0; i < folders; i++)
                streams[i] = bytes.Count();
            part = bytes.Byte();
        }

        if (part == 9)
        {
            foreach (int count in streams)
            {
                for (int i = 1; i < count; i++)
                    bytes.Number();
            }

            part = bytes.Byte();
        }

        while (part != 0)
        {
            if (part != 10)
                throw new InvalidDataException("a part of a header that is none");
            Digests(bytes, streams.Where((count, i) => count != 1 || !checkedFolders[i]).Sum());
            part = bytes.Byte();
        }
    }

    private static bool[] Digests(ArchiveBytes bytes, int count)
    {
        if (count > bytes.Left * 8L)
            throw new InvalidDataException("a header that announces more than it can hold");
        bool[] defined = new bool[count];
        if (bytes.Byte() != 0)
        {
            Array.Fill(defined, true);
        }
        else
        {
            byte mask = 0;
            for (int i = 0; i < count; i++)
            {
                if (i % 8 == 0)
                    mask = bytes.Byte();
                defined[i] = (mask & (0x80 >> (i % 8))) != 0;
            }
        }

        bytes.Take((ulong)defined.Count(d => d) * 4);
        return defined;
    }
}
