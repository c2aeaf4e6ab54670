using Tocsin.Engine.Model;

namespace Tocsin.Sources.Reading;

/// <summary>What a framer works on: the decoded bytes of a file, the limits, and where it reports what it cannot cut.</summary>
public sealed class FramerInput
{
    private readonly ByteSource _source;
    private readonly FileRejections _rejections;

    internal FramerInput(ByteSource source, FileRejections rejections, ReadOptions options)
    {
        _source = source;
        _rejections = rejections;
        ChunkBytes = Math.Max(64, options.ChunkBytes);
        MaxRecordBytes = Math.Max(64, options.MaxRecordBytes);
    }

    /// <summary>Bytes a chunk aims at.</summary>
    public int ChunkBytes { get; }

    /// <summary>Bytes a record may have.</summary>
    public int MaxRecordBytes { get; }

    /// <summary>True when the source broke off (a damaged archive, a read error), so the last record may be cut.</summary>
    public bool BrokeOff => _source.BrokeOff;

    /// <summary>Fills the buffer as far as the file goes.</summary>
    /// <returns>Bytes read; fewer than the buffer's length only at the end of the file.</returns>
    public int Fill(Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length)
        {
            int read = _source.Read(buffer[total..]);
            if (read == 0)
                break;
            total += read;
        }

        return total;
    }

    /// <summary>Records a rejection of the file this is about.</summary>
    public void Reject(long line, RejectionReason reason, string? detail = null) => _rejections.Add(line, reason, detail);
}
