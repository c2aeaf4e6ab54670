using System.IO.Compression;

namespace Tocsin.Sources.Reading;

/// <summary>Gzip that notices when the file was cut off, which <see cref="GZipStream"/> alone passes over in silence.</summary>
/// <remarks>
/// After the last byte a tiny archive of a known marker is fed in. A whole archive decodes it as one more member
/// (RFC 1952 allows concatenation); one that was cut off does not.
/// </remarks>
internal sealed class CheckedGzipStream : ReadOnlyStream
{
    private static readonly byte[] Marker = [0x54, 0x6f, 0x63, 0x73, 0x69, 0x6e, 0x00, 0xa5, 0x3c];
    private static readonly byte[] MarkerArchive = Compress(Marker);

    private readonly MarkedInput _input;
    private readonly GZipStream _gzip;
    private bool _ended;

    public CheckedGzipStream(Stream inner)
    {
        _input = new MarkedInput(inner);
        _gzip = new GZipStream(_input, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        int read = _gzip.Read(buffer);
        if (read > 0)
            return read;
        _ended = true;
        if (!EndsWell())
            throw new EndOfStreamException("the archive ends early");
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private bool EndsWell()
    {
        _input.FeedMarker();
        Span<byte> probe = stackalloc byte[Marker.Length * 4];
        int total = 0;
        while (total < probe.Length)
        {
            int read = _gzip.Read(probe[total..]);
            if (read == 0)
                break;
            total += read;
        }

        return probe[..total].SequenceEqual(Marker);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return archive.ToArray();
    }

    private sealed class MarkedInput(Stream inner) : ReadOnlyStream
    {
        private int _markerAt = -1;

        public void FeedMarker() => _markerAt = 0;

        public override int Read(Span<byte> buffer)
        {
            if (_markerAt < 0)
                return inner.Read(buffer);
            int taken = Math.Min(buffer.Length, MarkerArchive.Length - _markerAt);
            MarkerArchive.AsSpan(_markerAt, taken).CopyTo(buffer);
            _markerAt += taken;
            return taken;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
