using System.Text;

namespace Tocsin.Sources.Reading;

/// <summary>UTF-16 as UTF-8. Broken surrogates become U+FFFD. The byte order mark is dropped.</summary>
internal sealed class Utf16Stream(Stream inner, bool bigEndian) : ReadOnlyStream
{
    private readonly Decoder _decoder = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetDecoder();
    private readonly byte[] _raw = new byte[16 * 1024];
    private readonly char[] _chars = new char[(8 * 1024) + 2];
    private readonly byte[] _utf8 = new byte[((8 * 1024) + 2) * 3];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _at;
    private int _end;
    private bool _started;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        while (_at == _end && !_ended)
            Refill();
        int taken = Math.Min(buffer.Length, _end - _at);
        _utf8.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Refill()
    {
        int read = inner.Read(_raw);
        _ended = read == 0;
        int chars = _decoder.GetChars(_raw.AsSpan(0, read), _chars, flush: _ended);
        ReadOnlySpan<char> text = _chars.AsSpan(0, chars);
        if (!_started && chars > 0)
        {
            _started = true;
            if (text[0] == '\uFEFF')
                text = text[1..];
        }

        _at = 0;
        _end = _encoder.GetBytes(text, _utf8, flush: _ended);
    }
}
