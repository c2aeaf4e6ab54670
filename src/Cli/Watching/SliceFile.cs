using System.Buffers.Binary;
using System.Security.Cryptography;
using Tocsin.Engine.Pipeline.Streaming;

namespace Tocsin.Cli.Watching;

/// <summary>A file with the posts of one slice: blocks of one input file's posts each, in the order they came.</summary>
/// <param name="path">Its path.</param>
/// <param name="length">Bytes of it that count.</param>
internal sealed class SliceFile(string path, long length)
{
    // Bytes of the posts, number of their file, how many, and the start of the SHA-256 of the bytes.
    private const int Header = 4 + 4 + 4 + 8;

    private readonly Dictionary<int, int> _saved = [];

    /// <summary>Its path.</summary>
    internal string Path => path;

    /// <summary>Bytes of it that count.</summary>
    internal long Length { get; private set; } = length;

    /// <summary>Appends the posts that are not in it yet, and waits until they are on disk.</summary>
    internal void Append(TimeSlice slice)
    {
        FileStream? output = null;
        try
        {
            foreach (var (file, count) in slice.Files)
            {
                int saved = _saved.GetValueOrDefault(file);
                if (count == saved)
                    continue;
                output ??= Open();
                using var block = new MemoryStream();
                block.Position = Header;
                using var writer = new BinaryWriter(block);
                slice.Write(file, saved, writer);
                writer.Flush();
                var bytes = block.GetBuffer().AsSpan(0, (int)block.Length);
                BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - Header);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], file);
                BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], count - saved);
                SHA256.HashData(bytes[Header..]).AsSpan(0, 8).CopyTo(bytes[12..]);
                output.Write(bytes);
                _saved[file] = count;
            }

            output?.Flush(flushToDisk: true);
            Length = output?.Length ?? Length;
        }
        finally
        {
            output?.Dispose();
        }
    }

    /// <summary>Reads the posts back.</summary>
    /// <returns>The slice they are in; null when there are none.</returns>
    /// <exception cref="UserError">The file is missing or damaged.</exception>
    internal TimeSlice? Read(SliceSet held)
    {
        if (!File.Exists(path))
            throw StateDirectory.Damaged(path, "it is missing");
        using var input = new FileStream(path, FileMode.Open, FileAccess.Read);
        TimeSlice? slice = null;
        while (input.Position < Length)
        {
            byte[] header = Bytes(input, Header);
            int file = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)), count = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
            byte[] posts = Bytes(input, BinaryPrimitives.ReadInt32LittleEndian(header));
            if (!SHA256.HashData(posts).AsSpan(0, 8).SequenceEqual(header.AsSpan(12)))
                throw StateDirectory.Damaged(path, $"the checksum of the block before byte {input.Position} is wrong");
            using var reader = new BinaryReader(new MemoryStream(posts));
            slice = held.Read(file, count, reader) ?? slice;
            _saved[file] = _saved.GetValueOrDefault(file) + count;
        }

        return slice;
    }

    private byte[] Bytes(FileStream input, int count)
    {
        if (count < 0 || count > Length - input.Position || count > input.Length - input.Position)
            throw StateDirectory.Damaged(path, "it is shorter than the state says");
        byte[] bytes = new byte[count];
        input.ReadExactly(bytes);
        return bytes;
    }

    private FileStream Open()
    {
        var output = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        output.SetLength(Length);
        output.Position = Length;
        return output;
    }
}
