using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Tocsin.Sources.Json;

/// <summary>A cursor over one flat JSON object on one line: strings, whole numbers, true, false, null, and lists of strings.</summary>
/// <remarks>
/// Reads about twice as fast as a general reader because it knows less. Whatever it does not know it gives up on: a false
/// answer means "read this record the general way", never "this record is broken". What it accepts the general way accepts
/// with the same meaning, and tests hold the two against each other. The bytes must be valid UTF-8.
/// </remarks>
internal ref struct QuickJson(ReadOnlySpan<byte> record)
{
    private readonly ReadOnlySpan<byte> _text = record;
    private int _at;

    /// <summary>Kind of the value read last.</summary>
    public QuickKind Kind { get; private set; }

    /// <summary>The value read last: a string's bytes between its quotes, or a number's digits.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Enters the object.</summary>
    public bool Open() => Take((byte)'{');

    /// <summary>Reads a key without escapes and its colon.</summary>
    public bool Key(out ReadOnlySpan<byte> key)
    {
        bool read = Take((byte)'"') && ReadString() && Kind == QuickKind.Text;
        key = Value;
        return read && Take((byte)':');
    }

    /// <summary>Goes on behind a comma; otherwise the object must be over.</summary>
    public bool More() => Take((byte)',');

    /// <summary>Leaves the object: its bracket, and nothing but space behind it.</summary>
    public bool Close() => Take((byte)'}') && _text[_at..].IndexOfAnyExcept(" \t\r"u8) < 0;

    /// <summary>Enters a list; false when the value is none.</summary>
    public bool OpenList() => Take((byte)'[');

    /// <summary>Leaves a list.</summary>
    public bool CloseList() => Take((byte)']');

    /// <summary>Reads a value that is no object and no list.</summary>
    public bool Scalar()
    {
        SkipSpace();
        if (_at >= _text.Length)
            return false;
        switch (_text[_at])
        {
            case (byte)'"':
                _at++;
                return ReadString();
            case (byte)'t':
                return Word("true"u8, QuickKind.True);
            case (byte)'f':
                return Word("false"u8, QuickKind.Other);
            case (byte)'n':
                return Word("null"u8, QuickKind.Other);
            default:
                return ReadNumber();
        }
    }

    /// <summary>Writes the last string without its escapes.</summary>
    /// <param name="target">Room for as many bytes as <see cref="Value"/> has.</param>
    /// <param name="written">Bytes written.</param>
    public readonly bool Unescape(Span<byte> target, out int written)
    {
        var rest = Value;
        written = 0;
        while (true)
        {
            int escape = rest.IndexOf((byte)'\\');
            var plain = escape < 0 ? rest : rest[..escape];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (escape < 0)
                return true;
            int length = Escape(rest[escape..], target[written..], out int bytes);
            if (length == 0)
                return false;
            written += bytes;
            rest = rest[(escape + length)..];
        }
    }

    private static int Escape(ReadOnlySpan<byte> text, Span<byte> target, out int written)
    {
        written = 1;
        if (text[1] != (byte)'u')
        {
            int place = "\"\\/bfnrt"u8.IndexOf(text[1]);
            if (place < 0)
                return 0;
            target[0] = "\"\\/\b\f\n\r\t"u8[place];
            return 2;
        }

        int length = 6;
        if (!Hex(text, out int unit))
            return 0;
        if (unit is >= 0xD800 and < 0xDC00 && text.Length >= 12 && text[6] == (byte)'\\' && text[7] == (byte)'u' && Hex(text[6..], out int low) && low is >= 0xDC00 and < 0xE000)
        {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            length = 12;
        }

        if (!Rune.TryCreate(unit, out var rune))
            return 0;
        written = rune.EncodeToUtf8(target);
        return length;
    }

    private static bool Hex(ReadOnlySpan<byte> escape, out int unit)
    {
        unit = 0;
        if (escape.Length < 6)
            return false;
        foreach (byte digit in escape[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }

    // From behind the opening quote to behind the closing one.
    private bool ReadString()
    {
        int start = _at;
        Kind = QuickKind.Text;
        while (true)
        {
            _at = PlainEnd(_at);
            if (_at >= _text.Length)
                return false;
            if (_text[_at] == (byte)'"')
            {
                Value = _text[start.._at];
                _at++;
                return true;
            }

            if (_text[_at] != (byte)'\\' || _at + 1 >= _text.Length)
                return false;
            Kind = QuickKind.EscapedText;
            _at += 2;
        }
    }

    // The next quote, backslash or control character, which no string may hold. Most strings are shorter than two vectors,
    // so this is done in place instead of by a call that suits long ones.
    private readonly int PlainEnd(int at)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            for (; at + Vector128<byte>.Count <= _text.Length; at += Vector128<byte>.Count)
            {
                var bytes = Vector128.Create(_text[at..]);
                var stop = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                    | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
                uint bits = stop.ExtractMostSignificantBits();
                if (bits != 0)
                    return at + BitOperations.TrailingZeroCount(bits);
            }
        }

        while (at < _text.Length && _text[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
            at++;
        return at;
    }

    private bool ReadNumber()
    {
        int start = _at;
        if (_text[_at] == (byte)'-')
            _at++;
        int first = _at;
        while (_at < _text.Length && (uint)(_text[_at] - '0') <= 9)
            _at++;
        int digits = _at - first;
        Kind = QuickKind.Number;
        Value = _text[start.._at];
        return digits == 1 || (digits > 1 && _text[first] != (byte)'0');
    }

    private bool Word(ReadOnlySpan<byte> word, QuickKind kind)
    {
        if (!_text[_at..].StartsWith(word))
            return false;
        _at += word.Length;
        Kind = kind;
        Value = default;
        return true;
    }

    private bool Take(byte expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        SkipSpace();
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            _at++;
    }
}
