using System.IO.Compression;
using System.Security.Cryptography;

namespace Tocsin.Partners.Reading;

/// <summary>A file that is hashed while it is read, unpacked where it is packed, and never grows beyond what it may.</summary>
internal sealed class HashedFile : Stream
{
    /// <summary>What a packed file may unpack to.</summary>
    public const long MostUnpacked = 4L << 30;

    // Bundles pack to a twentieth, seldom to a fiftieth; beyond lie bombs.
    private const int MostRatio = 100, SmallEnough = 64 << 20;

    private readonly FileStream _file;
    private readonly Counting _raw;
    private readonly Stream _plain;
    private readonly string _name;
    private long _read;

    public HashedFile(string path)
    {
        _name = Path.GetFileName(path);
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        _raw = new Counting(_file);
        Span<byte> magic = stackalloc byte[2];
        bool packed = _file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        _file.Position = 0;
        _plain = packed ? new GZipStream(_raw, CompressionMode.Decompress) : _raw;
    }

    /// <summary>Bytes on disk that were read.</summary>
    public long Bytes => _raw.Count;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = _plain.Read(buffer);
        _read += read;
        if (_read > MostUnpacked || (_read > SmallEnough && _plain != _raw && _read / MostRatio > _raw.Count))
            throw new PartnerFileException($"{_name} unpacks to far more than it is", "ask the partner for it in plain form; it may be made to fill your disk");
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads what is left and tells the SHA-256 of the bytes on disk, lower-case hex.</summary>
    public string Finish()
    {
        byte[] rest = new byte[1 << 16];
        while (_raw.Read(rest) > 0)
        {
        }

        return Convert.ToHexStringLower(_raw.Hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
            _raw.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private sealed class Counting(Stream inner) : Stream
    {
        public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            Hash.AppendData(buffer[..read]);
            Count += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
