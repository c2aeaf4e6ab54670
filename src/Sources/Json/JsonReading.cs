using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>Reads JSON records, one a line or cut out of a document, and keeps what is broken from harming the rest.</summary>
/// <param name="records">Where records stand in a document; null for one on each line.</param>
internal abstract class JsonReading(JsonPaths? records) : FormatReading
{
    internal override Framer CreateFramer(FramerInput input) =>
        records is null ? new LineFramer(input) : new JsonFramer(input, records);

    public sealed override void Parse(Chunk chunk, PostSink sink)
    {
        bool allText = Utf8.IsValid(chunk.Bytes.Span);
        object? context = CreateContext(chunk);
        if (records is null)
            ParseLines(chunk, sink, allText, context);
        else
            ParseElements(chunk, sink, allText, context);
    }

    /// <summary>What the records of this chunk have in common, from what stands around them.</summary>
    protected virtual object? CreateContext(Chunk chunk) => null;

    /// <summary>Turns one record into posts; may throw what JSON readers throw at broken records.</summary>
    protected abstract void ReadRecord(ReadOnlyMemory<byte> record, long line, PostSink sink, object? context);

    private void ParseLines(Chunk chunk, PostSink sink, bool allText, object? context)
    {
        var bytes = chunk.Bytes;
        var span = bytes.Span;
        int at = 0;
        for (long line = chunk.FirstLine; at < span.Length; line++)
        {
            int end = span[at..].IndexOf((byte)'\n');
            int length = end < 0 ? span.Length - at : end;
            var record = span.Slice(at, length);
            if (record.IndexOfAnyExcept(" \t\r"u8) >= 0 && (allText || sink.IsText(record, line)))
                ParseRecord(bytes.Slice(at, length), line, chunk.EndsFile && end < 0, sink, context);
            at += length + 1;
        }
    }

    private void ParseElements(Chunk chunk, PostSink sink, bool allText, object? context)
    {
        foreach ((int start, int length, long line) in chunk.Records)
        {
            var record = chunk.Bytes.Slice(start, length);
            if (allText || sink.IsText(record.Span, line))
                ParseRecord(record, line, cutOff: false, sink, context);
        }
    }

    private void ParseRecord(ReadOnlyMemory<byte> record, long line, bool cutOff, PostSink sink, object? context)
    {
        try
        {
            ReadRecord(record, line, sink, context);
        }
        catch (JsonException e)
        {
            sink.Reject(line, cutOff ? RejectionReason.Truncated : RejectionReason.Malformed, $"byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException e) when (!e.Message.StartsWith("BUG:", StringComparison.Ordinal))
        {
            sink.Reject(line, RejectionReason.Malformed, "half a surrogate pair, or a value of the wrong kind");
        }
    }
}
