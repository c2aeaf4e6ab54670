using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources;

/// <summary>Fetches single records of an input again, as they were received.</summary>
/// <remarks>Of a table the row with the names of the columns comes along. Reads the input once, O(bytes), one chunk in memory beside the records asked for.</remarks>
public static class RawRecords
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The input.</param>
    /// <param name="options">As it was read before.</param>
    /// <param name="lines">Lines or record numbers of posts.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The records in the order of the file, and the SHA-256 of the bytes on disk; null when it could not be read to its end.</returns>
    public static (IReadOnlyList<RawRecord> Records, string? Sha256) Read(string path, ReadOptions options, IReadOnlySet<long> lines, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var found = new List<RawRecord>();
        var file = new InputFile(path, 0, 0, fromDirectory: false);
        using var slot = new Slot(new NoStage());
        new InputCutter([file], options, new RejectionLog(), _ => { }).Cut(() => slot, _ => Take(slot, lines, found), cancellation);
        return (found, file.Sha256);
    }

    private static void Take(Slot slot, IReadOnlySet<long> lines, List<RawRecord> found)
    {
        var bytes = slot.Chunk.Bytes.Span;
        if (slot.Reading!.IsDocument)
        {
            found.Add(new RawRecord(0, bytes.ToArray()));
            return;
        }

        foreach (var (start, length, line) in slot.Chunk.Records)
        {
            if (lines.Contains(line))
                found.Add(new RawRecord(line, bytes.Slice(start, length).ToArray()));
        }

        if (slot.Chunk.Records.Count > 0)
            return;
        long at = slot.Chunk.FirstLine;
        for (int start = 0; start < bytes.Length; at++)
        {
            int end = bytes[start..].IndexOf((byte)'\n');
            int next = end < 0 ? bytes.Length : start + end + 1;
            if (lines.Contains(at) || (at == 1 && slot.Reading.HasHeader))
                found.Add(new RawRecord(at, bytes.Slice(start, slot.Reading.RecordLength(bytes[start..])).TrimEnd("\r\n"u8).ToArray()));
            start = next;
        }
    }

    private sealed class NoStage : IBatchStage
    {
        public void Run(PostBatch batch)
        {
        }
    }
}
