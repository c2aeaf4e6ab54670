using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Engine.Leaks;

/// <summary>Reads what <see cref="SealedWriter"/> wrote; nothing is given out before its chunk was verified.</summary>
/// <remarks>Whatever is wrong is an <see cref="InvalidDataException"/> that says which: no index, another version, another key, damage.</remarks>
internal sealed class SealedReader : IDisposable
{
    private const int LongestText = 1 << 20;
    private readonly Stream _source;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[SealedWriter.ChunkSize];
    private readonly byte[] _sealed = new byte[SealedWriter.TagSize + SealedWriter.ChunkSize + 1];
    private Posting[] _scratch = new Posting[64];
    private int _held;
    private int _used;
    private int _length;
    private ulong _chunk;
    private bool _last;

    public SealedReader(Stream source, LeakKeys keys)
    {
        _source = source;
        byte[] header = new byte[SealedWriter.Magic.Length + 2 + SealedWriter.SaltSize + SealedWriter.CheckSize];
        int read = source.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < SealedWriter.Magic.Length || !header.AsSpan(0, SealedWriter.Magic.Length).SequenceEqual(SealedWriter.Magic))
            throw new InvalidDataException("the file is no leak index");
        if (read < header.Length)
            throw Damaged();
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(SealedWriter.Magic.Length));
        if (version != SealedWriter.Version)
            throw new InvalidDataException($"the leak index has version {version}; this program reads version {SealedWriter.Version}");
        byte[] salt = header.AsSpan(SealedWriter.Magic.Length + 2, SealedWriter.SaltSize).ToArray();
        if (!CryptographicOperations.FixedTimeEquals(header.AsSpan(header.Length - SealedWriter.CheckSize), keys.Derive("check", SealedWriter.CheckSize, salt)))
            throw new InvalidDataException("the key does not belong to this leak index, or the head of the index was changed");
        _cipher = new AesGcm(keys.Derive("seal", 32, salt), SealedWriter.TagSize);
    }

    /// <summary>The fingerprint read last: each is written as its distance from the one before.</summary>
    public ulong Before { get; set; }

    /// <summary>Room for the postings of one fingerprint.</summary>
    public Span<Posting> Scratch(int length)
    {
        if (_scratch.Length < length)
            _scratch = new Posting[Math.Max(length, _scratch.Length * 2)];
        return _scratch.AsSpan(0, length);
    }

    public byte Byte()
    {
        if (_used == _length)
            Open();
        return _plain[_used++];
    }

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }

        throw Damaged();
    }

    public int Size(long most) => Number() is var value && value <= (ulong)most ? (int)value : throw Damaged();

    public ulong Word()
    {
        ulong value = 0;
        for (int i = 0; i < 64; i += 8)
            value |= (ulong)Byte() << i;
        return value;
    }

    public string Text()
    {
        byte[] utf8 = new byte[Size(LongestText)];
        for (int i = 0; i < utf8.Length; i++)
            utf8[i] = Byte();
        return Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Makes sure that the last chunk was read to its end and nothing follows.</summary>
    public void End()
    {
        if (_used != _length || !_last)
            throw Damaged();
    }

    public void Dispose() => _cipher.Dispose();

    internal static InvalidDataException Damaged() => new("the leak index is damaged or cut off");

    private void Open()
    {
        if (_last)
            throw Damaged();

        // One byte beyond the chunk tells whether it is the last one.
        const int Whole = SealedWriter.TagSize + SealedWriter.ChunkSize;
        int read = _held + _source.ReadAtLeast(_sealed.AsSpan(_held), _sealed.Length - _held, throwOnEndOfStream: false);
        _last = read <= Whole;
        int length = Math.Min(read, Whole) - SealedWriter.TagSize;
        if (length < 0)
            throw Damaged();
        Span<byte> nonce = stackalloc byte[12];
        SealedWriter.Nonce(nonce, _chunk++, _last);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(SealedWriter.TagSize, length), _sealed.AsSpan(0, SealedWriter.TagSize), _plain.AsSpan(0, length));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }

        _held = _last ? 0 : 1;
        if (!_last)
            _sealed[0] = _sealed[Whole];
        (_used, _length) = (0, length);
        if (length == 0)
            throw Damaged();
    }
}
