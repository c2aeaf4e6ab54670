using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources;

/// <summary>Fetches single lines of a text file again, plain or compressed, whatever its format.</summary>
public static class RawLines
{
    /// <summary>Reads them; O(bytes of the file), one chunk in memory.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RawRecord> Read(string path, IReadOnlySet<long> lines, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var found = new List<RawRecord>();
        var file = new InputFile(path, 0, 0, fromDirectory: false);
        var rejections = new FileRejections(file, new RejectionLog());
        using var source = ByteSource.Open(file, rejections, _ => { });
        var framer = new LineFramer(new FramerInput(source, rejections, new ReadOptions()));
        var chunk = new Chunk();
        while (framer.Next(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            long line = chunk.FirstLine;
            foreach (var range in chunk.Bytes.Span.Split((byte)'\n'))
            {
                if (lines.Contains(line++) && !(range.Start.Value == chunk.Length))
                    found.Add(new RawRecord(line - 1, chunk.Bytes.Span[range].TrimEnd((byte)'\r').ToArray()));
            }

            chunk.Clear(1 << 21);
        }

        return found;
    }
}
