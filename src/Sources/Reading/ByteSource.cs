using Tocsin.Engine.Model;
using ZstdSharp;

namespace Tocsin.Sources.Reading;

/// <summary>The bytes of one input as UTF-8: decompressed, byte order mark taken off, UTF-16 transcoded.</summary>
/// <remarks>
/// Read errors and damaged archives end the bytes and set <see cref="BrokeOff"/>; the rejection is counted here. The hash
/// and the count are of the bytes on disk and are complete after <see cref="Finish"/>.
/// </remarks>
internal sealed class ByteSource : IDisposable
{
    private readonly FileRejections _rejections;
    private readonly HashingStream _disk;
    private Stream _decoded;
    private byte[] _pushed = [];
    private int _pushedAt;

    private ByteSource(Stream disk, InputFile file, FileRejections rejections, Action<int> count)
    {
        _rejections = rejections;
        _disk = new HashingStream(disk, file, count);
        _decoded = _disk;
    }

    /// <summary>True when reading ended before the file did.</summary>
    public bool BrokeOff { get; private set; }

    public static ByteSource Open(InputFile file, FileRejections rejections, Action<int> count)
    {
        var disk = file.Path == "-"
            ? Console.OpenStandardInput()
            : new FileStream(file.Path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        var source = new ByteSource(disk, file, rejections, count);
        source.Unwrap();
        return source;
    }

    /// <summary>Next bytes; 0 at the end.</summary>
    public int Read(Span<byte> buffer)
    {
        if (_pushedAt < _pushed.Length)
        {
            int taken = Math.Min(buffer.Length, _pushed.Length - _pushedAt);
            _pushed.AsSpan(_pushedAt, taken).CopyTo(buffer);
            _pushedAt += taken;
            return taken;
        }

        return BrokeOff || buffer.IsEmpty ? 0 : ReadDecoded(buffer);
    }

    /// <summary>The first bytes; reading starts with them again afterwards.</summary>
    public byte[] Peek(int size, out bool complete)
    {
        byte[] head = new byte[size];
        int length = ReadFully(Read, head);
        complete = length < size;
        _pushed = head[..length];
        _pushedAt = 0;
        return _pushed;
    }

    /// <summary>Reads what is left on disk, so that hash and count cover the whole file.</summary>
    public void Finish()
    {
        try
        {
            _disk.Drain();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Break(RejectionReason.Unreadable, "read error before the end");
        }
    }

    public void Dispose()
    {
        _decoded.Dispose();
        _disk.Dispose();
    }

    private static int ReadFully(ReadInto read, Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length)
        {
            int got = read(buffer[total..]);
            if (got == 0)
                break;
            total += got;
        }

        return total;
    }

    private delegate int ReadInto(Span<byte> buffer);

    private void Unwrap()
    {
        // Archives inside archives exist (a .gz downloaded with gzip transfer coding); more than two layers are a trick.
        for (int layer = 0; layer < 3; layer++)
        {
            byte[] magic = new byte[4];
            int length = ReadFully(Read, magic);
            _pushed = magic[..length];
            _pushedAt = 0;
            Stream? inner = (_pushed, layer) switch
            {
                ([0x1f, 0x8b, ..], < 2) => new CheckedGzipStream(Rejoin()),
                ([0x28, 0xb5, 0x2f, 0xfd, ..], < 2) => new DecompressionStream(Rejoin()),
                ([0xff, 0xfe, ..], _) => new Utf16Stream(Rejoin(), bigEndian: false),
                ([0xfe, 0xff, ..], _) => new Utf16Stream(Rejoin(), bigEndian: true),
                _ => null,
            };
            if (inner is null)
                break;
            _decoded = inner;
            if (inner is Utf16Stream)
                return;
        }

        if (_pushed is [0xef, 0xbb, 0xbf, ..])
            _pushedAt = 3;
    }

    private RejoinedStream Rejoin()
    {
        var joined = new RejoinedStream(_pushed, _decoded);
        _pushed = [];
        _pushedAt = 0;
        return joined;
    }

    private int ReadDecoded(Span<byte> buffer)
    {
        try
        {
            return _decoded.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdException or EndOfStreamException)
        {
            Break(RejectionReason.BadCompression, e is EndOfStreamException ? "the archive ends early" : "the archive is damaged");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Break(RejectionReason.Unreadable, "read error before the end");
        }

        return 0;
    }

    private void Break(RejectionReason reason, string detail)
    {
        if (BrokeOff)
            return;
        BrokeOff = true;
        _rejections.Add(0, reason, detail);
    }
}
