using System.Text.Unicode;
using Tocsin.Engine.Model;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Csv;

/// <summary>Reads a table: rows become <see cref="CsvRow"/>s, and what the columns mean is the mapper's business.</summary>
/// <param name="separator">Separator of the columns.</param>
/// <param name="columns">Columns in the header.</param>
/// <param name="mapper">Sets a post's fields from a row; the post is begun and ended here.</param>
internal sealed class CsvReading(byte separator, int columns, CsvMapper mapper) : FormatReading
{
    private const int MaxColumns = 4096;

    internal override Framer CreateFramer(FramerInput input) => new CsvFramer(input, separator);

    internal override bool HasHeader => true;

    internal override int RecordLength(ReadOnlySpan<byte> bytes)
    {
        var tokenizer = new CsvTokenizer(bytes, separator, 1);
        tokenizer.Next([], out _);
        return tokenizer.Unclosed ? base.RecordLength(bytes) : tokenizer.Position;
    }

    public override void Parse(Chunk chunk, PostSink sink)
    {
        var bytes = chunk.Bytes.Span;
        bool allText = Utf8.IsValid(bytes);
        var tokenizer = new CsvTokenizer(bytes, separator, chunk.FirstLine);
        Span<CsvField> fields = columns <= 64 ? stackalloc CsvField[columns] : new CsvField[columns];
        // A swallowed row is read again from its second line; this many bytes of second reading are allowed.
        long patience = 8L * bytes.Length;
        if (chunk.FirstLine == 1)
            tokenizer.Next(fields, out _);
        while (tokenizer.Next(fields, out int count))
        {
            var record = bytes[tokenizer.RowStart..tokenizer.Position];
            bool fits = !tokenizer.Unclosed && Fits(fields, bytes[..tokenizer.Position], count);
            if (!fits && (tokenizer.SpansLines || tokenizer.Unclosed) && patience > 0)
            {
                patience -= tokenizer.Unclosed ? tokenizer.Looked : record.Length;
                RejectBroken(ref tokenizer, chunk, sink, count);
                tokenizer.ResumeAfterFirstLine();
                continue;
            }

            if (!fits)
                RejectBroken(ref tokenizer, chunk, sink, count);
            else if (allText || sink.IsText(record, tokenizer.Line))
                Map(bytes, fields, tokenizer.Line, sink);
        }
    }

    // One column more or fewer than the header is not ours to guess; empty ones at the end are.
    private bool Fits(ReadOnlySpan<CsvField> fields, ReadOnlySpan<byte> bytes, int count)
    {
        if (count == columns)
            return true;
        if (count < columns || count > MaxColumns)
            return false;
        var rest = bytes[(fields[columns - 1].Start + fields[columns - 1].Length)..];
        return rest.IndexOfAnyExcept(stackalloc byte[] { separator, (byte)'"', (byte)'\r', (byte)'\n' }) < 0;
    }

    private void RejectBroken(ref CsvTokenizer tokenizer, Chunk chunk, PostSink sink, int count)
    {
        bool last = chunk.EndsFile && tokenizer.Position == chunk.Length && chunk.Bytes.Span[^1] != (byte)'\n';
        if (last)
            sink.Reject(tokenizer.Line, RejectionReason.Truncated, "the file ends inside the row");
        else if (tokenizer.Unclosed)
            sink.Reject(tokenizer.Line, RejectionReason.Malformed, "a quote is never closed");
        else
            sink.Reject(tokenizer.Line, RejectionReason.WrongColumnCount, $"{count} columns, the header has {columns}");
    }

    private void Map(ReadOnlySpan<byte> bytes, ReadOnlySpan<CsvField> fields, long line, PostSink sink)
    {
        sink.Begin(line);
        mapper.Map(new CsvRow(bytes, fields), sink);
        sink.End();
    }
}
