using System.Buffers;
using System.Text;
using Tocsin.Sources.Reading;

namespace Tocsin.Sources.Json;

/// <summary>A window that slides over the bytes of a JSON document and measures the values in it.</summary>
internal sealed class JsonWindow(FramerInput input)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> StringEnd = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    private const int KeepBehind = 64 * 1024;

    private byte[] _buffer = new byte[256 * 1024];
    private int _at;
    private int _end;
    private long _bufferStart;
    private bool _ended;

    /// <summary>Offset of the current byte in the stream.</summary>
    public long Position => _bufferStart + _at;

    /// <summary>The current byte.</summary>
    public byte Current => _buffer[_at];

    public void Advance(int count = 1) => _at += count;

    public void AdvanceIf(byte expected)
    {
        if (_at < _end && _buffer[_at] == expected)
            _at++;
    }

    /// <summary>The bytes from here on; they must have been measured.</summary>
    public ReadOnlySpan<byte> Bytes(int length) => _buffer.AsSpan(_at, length);

    public string Text(int offset, int length) => Encoding.UTF8.GetString(_buffer, _at + offset, length);

    /// <summary>Copy of the bytes from a position to here; empty when they are gone or too many.</summary>
    public byte[] Behind(long position, int limit)
    {
        long start = position - _bufferStart;
        return start < 0 || _at - start > limit ? [] : _buffer[(int)start.._at];
    }

    public bool SkipSpace() => SkipAll(" \t\r\n"u8);

    public bool SkipSpaceAndCommas() => SkipAll(" \t\r\n,"u8);

    /// <summary>Moves to the next of these bytes; false at the end.</summary>
    public bool SkipTo(ReadOnlySpan<byte> any)
    {
        while (true)
        {
            int found = _buffer.AsSpan(_at, _end - _at).IndexOfAny(any);
            if (found >= 0)
            {
                _at += found;
                return true;
            }

            _at = _end;
            if (!More())
                return false;
        }
    }

    /// <summary>Length of the string that starts here, both quotes included; -1 when it does not end or is absurdly long.</summary>
    public int MeasureString()
    {
        int offset = 1;
        return StringEndsAt(ref offset, input.MaxRecordBytes) ? offset : -1;
    }

    /// <summary>Length of the value that starts here; minus what was looked at when it does not end within the limit.</summary>
    public int MeasureValue(int limit)
    {
        if (Current is not ((byte)'{' or (byte)'['))
            return MeasureScalar(limit);
        int depth = 0;
        int offset = 0;
        ulong kinds = 0;
        Mismatched = false;
        while (Find(Structure, ref offset, limit))
        {
            byte found = _buffer[_at + offset];
            offset++;
            if (found == (byte)'"')
            {
                if (!StringEndsAt(ref offset, limit))
                    return -offset;
                continue;
            }

            // The kinds of the innermost 64 brackets, one bit each; deeper ones are not compared.
            if (found is (byte)'{' or (byte)'[')
            {
                depth++;
                kinds = (kinds << 1) | (found == (byte)'{' ? 1UL : 0);
                continue;
            }

            Mismatched = depth <= 64 && (kinds & 1) != (found == (byte)'}' ? 1UL : 0);
            if (Mismatched)
                return -offset;
            kinds >>= 1;
            depth--;
            if (depth == 0)
                return offset;
        }

        return -offset;
    }

    /// <summary>True when the last measured value has a bracket closed by one of the other kind.</summary>
    public bool Mismatched { get; private set; }

    /// <summary>
    /// Distance to the next value that starts as the one here does: on a line of its own with the same indentation, or,
    /// in text without lines, behind a comma and with the same first key. 0 when there is none within this many bytes.
    /// </summary>
    public int FindSameOpening(int within)
    {
        int line = _buffer.AsSpan(0, _at).LastIndexOf((byte)'\n');
        byte[] opening;
        if (line >= 0 && _buffer.AsSpan(line, _at - line).IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            opening = [.. _buffer.AsSpan(line, _at - line), Current];
        }
        else
        {
            int key = _buffer.AsSpan(_at, Math.Min(64, _end - _at)).IndexOf((byte)':');
            if (key < 0)
                return 0;
            opening = [(byte)',', .. _buffer.AsSpan(_at, key)];
        }

        int found = _buffer.AsSpan(_at, Math.Min(within, _end - _at)).IndexOf(opening);
        return found < 0 ? 0 : found + Array.LastIndexOf(opening, Current);
    }

    /// <summary>Passes over the value that starts here, however long; false when the file ends inside it.</summary>
    public bool SkipValue()
    {
        if (Current is not ((byte)'{' or (byte)'[' or (byte)'"'))
            return SkipScalar();
        int depth = 0;
        do
        {
            if (!SkipTo("{}[]\""u8))
                return false;
            byte found = Current;
            Advance();
            if (found == (byte)'"')
            {
                if (!SkipStringRest())
                    return false;
            }
            else
            {
                depth += found is (byte)'{' or (byte)'[' ? 1 : -1;
            }
        }
        while (depth > 0);
        return true;
    }

    /// <summary>True when the file ends at this distance from here.</summary>
    public bool AtEnd(int distance) => _ended && _at + distance >= _end;

    private int MeasureScalar(int limit)
    {
        int offset = 0;
        if (Current == (byte)'"')
        {
            offset = 1;
            return StringEndsAt(ref offset, limit) ? offset : -offset;
        }

        // A colon or a stray quote where a value should be: one byte at least, so that the framer gets on.
        offset = 1;
        if (Find(ScalarEnd, ref offset, limit))
            return offset;
        return -offset;
    }

    private bool SkipScalar()
    {
        Advance();
        return SkipTo(",]} \t\r\n"u8);
    }

    private bool StringEndsAt(ref int offset, int limit)
    {
        while (Find(StringEnd, ref offset, limit))
        {
            if (_buffer[_at + offset] == (byte)'"')
            {
                offset++;
                return true;
            }

            offset += 2;
        }

        return false;
    }

    private bool SkipStringRest()
    {
        while (SkipTo("\"\\"u8))
        {
            bool ends = Current == (byte)'"';
            Advance();
            if (ends)
                return true;
            if (_at == _end && !More())
                return false;
            Advance();
        }

        return false;
    }

    // Moves the offset to the next of these bytes, reading on as far as the limit allows.
    private bool Find(SearchValues<byte> any, ref int offset, int limit)
    {
        while (true)
        {
            int available = _end - _at;
            if (offset < available)
            {
                int found = _buffer.AsSpan(_at + offset, available - offset).IndexOfAny(any);
                if (found >= 0)
                {
                    offset += found;
                    return offset < limit;
                }

                offset = available;
            }

            if (offset >= limit || !More())
            {
                offset = Math.Min(offset, _end - _at);
                return false;
            }
        }
    }

    private bool SkipAll(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            int found = _buffer.AsSpan(_at, _end - _at).IndexOfAnyExcept(bytes);
            if (found >= 0)
            {
                _at += found;
                return true;
            }

            _at = _end;
            if (!More())
                return false;
        }
    }

    // Reads on; what lies more than a header's length behind is let go.
    private bool More()
    {
        if (_ended)
            return false;
        int keep = Math.Max(0, _at - KeepBehind);
        if (keep >= _buffer.Length / 4)
        {
            _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
            _bufferStart += keep;
            _at -= keep;
            _end -= keep;
        }

        if (_buffer.Length - _end < _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = input.Fill(_buffer.AsSpan(_end));
        _ended = read < _buffer.Length - _end;
        _end += read;
        return read > 0;
    }
}
