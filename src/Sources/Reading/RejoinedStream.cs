namespace Tocsin.Sources.Reading;

/// <summary>Bytes already read, put before the stream they came from.</summary>
internal sealed class RejoinedStream(byte[] first, Stream rest) : ReadOnlyStream
{
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        if (_at == first.Length)
            return rest.Read(buffer);
        int taken = Math.Min(buffer.Length, first.Length - _at);
        first.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
