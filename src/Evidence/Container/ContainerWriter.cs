using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace Tocsin.Evidence.Container;

/// <summary>Writes the container. Checksums stand before the bytes they are of and are filled in afterwards.</summary>
internal sealed class ContainerWriter(Stream output, ContainerRecords? records = null)
{
    private const int CrcOffset = 14;
    private readonly ContainerRecords _records = records ?? new ContainerRecords();
    private readonly List<ContainerEntry> _entries = [];
    private readonly long _start = output.Position;

    /// <summary>Adds a small file.</summary>
    public void Add(string name, byte[] bytes)
    {
        var entry = new ContainerEntry(name, bytes.Length, Crc32.HashToUInt32(bytes), output.Position - _start);
        output.Write(_records.Local(entry));
        output.Write(bytes);
        _entries.Add(entry);
    }

    /// <summary>Adds a file of a size known beforehand.</summary>
    /// <returns>What came: its bytes (more than announced are not written) and its SHA-256.</returns>
    public (long Size, string Sha256) Add(string name, long size, Stream content, CancellationToken cancellation)
    {
        var entry = new ContainerEntry(name, size, 0, output.Position - _start);
        output.Write(_records.Local(entry));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        byte[] buffer = new byte[1 << 17];
        long total = 0;
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            total += read;
            if (total > size)
                return (total, "");
            var bytes = buffer.AsSpan(0, read);
            sha.AppendData(bytes);
            crc.Append(bytes);
            output.Write(bytes);
        }

        entry = entry with { Crc = crc.GetCurrentHashAsUInt32() };
        Span<byte> sum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, entry.Crc);
        long end = output.Position;
        output.Position = _start + entry.Offset + CrcOffset;
        output.Write(sum);
        output.Position = end;
        _entries.Add(entry);
        return (total, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    /// <summary>Writes the directory and the end.</summary>
    public void Complete()
    {
        long offset = output.Position - _start;
        foreach (var entry in _entries)
            output.Write(_records.Central(entry));
        output.Write(_records.End(_entries.Count, offset, output.Position - _start - offset));
    }
}
