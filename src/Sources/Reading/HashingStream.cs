using System.Security.Cryptography;

namespace Tocsin.Sources.Reading;

/// <summary>Passes bytes on, counts them and hashes them.</summary>
internal sealed class HashingStream(Stream inner, InputFile file, Action<int> count) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        int read = inner.Read(buffer);
        if (read == 0)
        {
            _ended = true;
            file.Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
            return 0;
        }

        _hash.AppendData(buffer[..read]);
        file.CountBytes(read);
        count(read);
        return read;
    }

    /// <summary>Reads to the end.</summary>
    public void Drain()
    {
        byte[] buffer = new byte[64 * 1024];
        while (Read(buffer) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
