using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tocsin.Sources.Csv;

/// <summary>Splits a chunk of a table into rows and fields, after RFC 4180 and leniently where files stray from it.</summary>
/// <remarks>
/// A quote opens a quoted field only as the field's first byte; anywhere else it is text. Inside a quoted field two quotes
/// are one, and a quote that no separator or line end follows is text. Lines end with LF or CR LF. Blank lines are no rows.
/// <see cref="CsvFramer"/> follows the same rules, so a row never crosses a chunk unless its quote never closes.
/// </remarks>
internal ref struct CsvTokenizer(ReadOnlySpan<byte> text, byte separator, long firstLine)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _unclosedFrom = int.MaxValue;
    private long _nextLine = firstLine;

    /// <summary>Offset behind the last row.</summary>
    public int Position { get; private set; }

    /// <summary>Offset of the last row.</summary>
    public int RowStart { get; private set; }

    /// <summary>Line on which the last row starts.</summary>
    public long Line { get; private set; }

    /// <summary>True when the last row has a quote that never closes; its fields are not to be used.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>Bytes that were looked at for an unclosed row.</summary>
    public int Looked { get; private set; }

    /// <summary>True when the last row has line ends inside quotes.</summary>
    public readonly bool SpansLines => _nextLine - Line > 1;

    /// <summary>Reads the next row.</summary>
    /// <param name="fields">Receives as many fields as fit.</param>
    /// <param name="count">Number of fields in the row, fitting or not.</param>
    /// <returns>False at the end.</returns>
    public bool Next(scoped Span<CsvField> fields, out int count)
    {
        count = 0;
        SkipBlankLines();
        Line = _nextLine;
        RowStart = Position;
        Unclosed = false;
        if (Position >= _text.Length)
            return false;
        int at = Position;
        while (true)
        {
            bool more;
            CsvField field;
            if (at < _text.Length && _text[at] == (byte)'"')
                more = Quoted(ref at, out field);
            else
                more = Plain(ref at, out field);
            if (count < fields.Length)
                fields[count] = field;
            count++;
            if (!more)
                break;
        }

        Position = at;
        _nextLine++;
        return true;
    }

    /// <summary>Goes back to the line after the one on which the last row started: its quotes swallowed good rows.</summary>
    public void ResumeAfterFirstLine()
    {
        int end = _text[RowStart..].IndexOf((byte)'\n');
        Position = end < 0 ? _text.Length : RowStart + end + 1;
        _nextLine = Line + 1;
    }

    private void SkipBlankLines()
    {
        while (Position < _text.Length && _text[Position] is (byte)'\n' or (byte)'\r')
        {
            if (_text[Position] == (byte)'\n')
                _nextLine++;
            Position++;
        }
    }

    private readonly bool Plain(ref int at, out CsvField field)
    {
        int start = at;
        int end = PlainEnd(at);
        bool more = end < _text.Length && _text[end] == separator;
        at = Math.Min(_text.Length, end + 1);
        if (!more && end > start && _text[end - 1] == (byte)'\r')
            end--;
        field = new CsvField(start, end - start, Doubled: false);
        return more;
    }

    // The next separator or line end. Most fields are shorter than a vector, so this is done in place instead of by a call
    // that suits long ones.
    private readonly int PlainEnd(int at)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            for (; at + Vector128<byte>.Count <= _text.Length; at += Vector128<byte>.Count)
            {
                var bytes = Vector128.Create(_text[at..]);
                var stop = Vector128.Equals(bytes, Vector128.Create(separator)) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'));
                uint bits = stop.ExtractMostSignificantBits();
                if (bits != 0)
                    return at + BitOperations.TrailingZeroCount(bits);
            }
        }

        while (at < _text.Length && _text[at] != separator && _text[at] != (byte)'\n')
            at++;
        return at;
    }

    private bool Quoted(ref int at, out CsvField field)
    {
        int start = at + 1;
        int scan = start;
        bool doubled = false;
        while (true)
        {
            // A quote that was found not to close once will not close for a later row either: without this memory a
            // hostile file costs quadratic time.
            if (scan >= _unclosedFrom)
                return Break(ref at, start, scan, out field);
            int quote = _text[scan..].IndexOf((byte)'"');
            if (quote < 0)
            {
                _unclosedFrom = start;
                return Break(ref at, start, _text.Length, out field);
            }

            int close = scan + quote;
            int next = close + 1;
            if (next < _text.Length && _text[next] == (byte)'"')
            {
                doubled = true;
                scan = next + 1;
                continue;
            }

            if (!EndsField(next, out int after, out bool more))
            {
                // An opening quote on a later line: the quote we are in was never closed, its row is the broken one.
                if (_text[close - 1] == separator && _text[start..close].Contains((byte)'\n'))
                    return Break(ref at, start, close, out field);
                scan = next;
                continue;
            }

            field = new CsvField(start, close - start, doubled);
            _nextLine += _text[start..close].Count((byte)'\n');
            at = after;
            return more;
        }
    }

    private readonly bool EndsField(int next, out int after, out bool more)
    {
        more = false;
        after = _text.Length;
        if (next >= _text.Length)
            return true;
        if (_text[next] == separator)
        {
            after = next + 1;
            more = true;
            return true;
        }

        if (_text[next] == (byte)'\r' && next + 1 < _text.Length && _text[next + 1] == (byte)'\n')
            next++;
        after = next + 1;
        return _text[next] == (byte)'\n' || (_text[next] == (byte)'\r' && after == _text.Length);
    }

    private bool Break(ref int at, int start, int looked, out CsvField field)
    {
        Unclosed = true;
        Looked = looked - RowStart;
        field = new CsvField(start, _text.Length - start, Doubled: false);
        at = _text.Length;
        return false;
    }
}
