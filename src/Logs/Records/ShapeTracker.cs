using System.Text;
using Tocsin.Sources.Names;

namespace Tocsin.Logs.Records;

/// <summary>Knows the shape of each chunk: the file's own, and for Zeek the latest #fields before the chunk.</summary>
internal sealed class ShapeTracker(int year)
{
    private string? _file;
    private LogShape? _shape;

    /// <summary>The shape that holds where a chunk begins. Call in order.</summary>
    public LogShape For(NameChunk chunk, out bool fresh)
    {
        fresh = _shape is null || chunk.File != _file || chunk.FirstLine == 1;
        if (fresh)
        {
            _file = chunk.File;
            _shape = ShapeReader.Of(chunk.Bytes.Span, new LogYear(year, Written(chunk.File)));
        }

        var shape = _shape!;
        if (shape.Kind == LogKind.ZeekTsv)
            _shape = Last(chunk.Bytes.Span, shape);
        return shape;
    }

    private static LogShape Last(ReadOnlySpan<byte> bytes, LogShape shape)
    {
        int at = bytes.LastIndexOf("\n#fields\t"u8);
        if (at < 0)
            return shape;
        var line = bytes[(at + 1)..];
        int end = line.IndexOf((byte)'\n');
        return ShapeReader.Zeek(Encoding.UTF8.GetString(end < 0 ? line : line[..end]), shape.Year);
    }

    private static long? Written(string file)
    {
        try
        {
            return file != "-" && File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeMilliseconds() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
