namespace Tocsin.Mailboxes;

/// <summary>A stream before which a few bytes are read first: the IMAP library waits for a greeting, which STARTTLS has used up.</summary>
internal sealed class GreetedStream(ReadOnlyMemory<byte> greeting, Stream inner) : Stream
{
    private ReadOnlyMemory<byte> _greeting = greeting;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_greeting.IsEmpty)
            return inner.Read(buffer, offset, count);
        int read = Math.Min(count, _greeting.Length);
        _greeting.Span[..read].CopyTo(buffer.AsSpan(offset));
        _greeting = _greeting[read..];
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
