namespace Tocsin.Decoys.Checking;

/// <summary>A stream that ends after so many bytes, and whose first bytes can be looked at.</summary>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private readonly byte[] _head = new byte[512];
    private int _headLength;
    private int _headRead;
    private long _left = most;

    /// <summary>True when there was more than the bound.</summary>
    public bool Cut { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes; they are read again afterwards.</summary>
    public ReadOnlySpan<byte> Head()
    {
        _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        return _head.AsSpan(0, _headLength);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_headRead < _headLength)
        {
            int part = Math.Min(buffer.Length, _headLength - _headRead);
            _head.AsSpan(_headRead, part).CopyTo(buffer);
            _headRead += part;
            return part;
        }

        int read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        Cut |= _left == 0;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
