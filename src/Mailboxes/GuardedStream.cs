using System.Net.Sockets;

namespace Tocsin.Mailboxes;

/// <summary>The wire to a server: each answer may have so many bytes and take so long, whatever the server announces.</summary>
/// <remarks>The IMAP library keeps an answer in memory as it arrives: what bounds the wire bounds the memory.</remarks>
internal sealed class GuardedStream(Socket socket, MailboxOptions options) : Stream
{
    private const int RequestTime = 30_000;
    private readonly NetworkStream _wire = new(socket, ownsSocket: true);
    private long _left;
    private long _start;

    /// <summary>Why it was given up; null while all is well.</summary>
    public string? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins an answer.</summary>
    /// <param name="bytes">Bytes it may have.</param>
    public void Allow(long bytes)
    {
        _left = bytes;
        _start = options.Clock.GetTimestamp();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        if (_left <= 0)
            throw Broken("it sends more than was asked for");
        var rest = options.AnswerTime - options.Clock.GetElapsedTime(_start);
        if (rest <= TimeSpan.Zero)
            throw Broken($"an answer took longer than {options.AnswerTime.TotalSeconds:0} seconds");
        socket.ReceiveTimeout = (int)Math.Max(1, Math.Min(rest.TotalMilliseconds, options.Patience.TotalMilliseconds));
        try
        {
            int read = _wire.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read > 0 ? read : throw Broken("it closed the connection");
        }
        catch (IOException e) when (Fault is null && e.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock })
        {
            throw Broken($"it did not answer within {options.Patience.TotalSeconds:0} seconds");
        }
        catch (Exception e) when (Fault is null && e is IOException or ObjectDisposedException)
        {
            throw Broken("the connection broke");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count)
    {
        socket.SendTimeout = RequestTime;
        try
        {
            _wire.Write(buffer, offset, count);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Broken("the connection broke");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _wire.Dispose();
        base.Dispose(disposing);
    }

    private IOException Broken(string why)
    {
        Fault ??= why;
        return new IOException(why);
    }
}
