using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Engine.Leaks;

/// <summary>Writes the index sealed: AES-256-GCM in chunks, numbered and with a last one (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015).</summary>
/// <remarks>The header in clear says magic, version and salt, and a check by which a wrong key is told from damage. Nothing else is in clear.</remarks>
internal sealed class SealedWriter : IDisposable
{
    internal const int ChunkSize = 1 << 20;
    internal const int TagSize = 16;
    internal const int SaltSize = 32;
    internal const int CheckSize = 16;
    internal const ushort Version = 2;

    private readonly Stream _target;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[ChunkSize];
    private readonly byte[] _sealed = new byte[TagSize + ChunkSize];
    private int _used;
    private ulong _chunk;

    public SealedWriter(Stream target, LeakKeys keys, byte[] salt)
    {
        _target = target;
        _cipher = new AesGcm(keys.Derive("seal", 32, salt), TagSize);
        target.Write(Magic);
        Span<byte> version = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(version, Version);
        target.Write(version);
        target.Write(salt);
        target.Write(keys.Derive("check", CheckSize, salt));
    }

    internal static ReadOnlySpan<byte> Magic => "TOCSINLK"u8;

    public void Byte(byte value)
    {
        if (_used == ChunkSize)
            Seal(last: false);
        _plain[_used++] = value;
    }

    /// <summary>A number in seven bits a byte, the lowest first.</summary>
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    public void Word(ulong value)
    {
        for (int i = 0; i < 8; i++, value >>= 8)
            Byte((byte)value);
    }

    public void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Number((ulong)utf8.Length);
        foreach (byte b in utf8)
            Byte(b);
    }

    public void Complete() => Seal(last: true);

    public void Dispose() => _cipher.Dispose();

    internal static void Nonce(Span<byte> nonce, ulong chunk, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, chunk);
        nonce[8] = last ? (byte)1 : (byte)0;
    }

    private void Seal(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        Nonce(nonce, _chunk++, last);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _used), _sealed.AsSpan(TagSize, _used), _sealed.AsSpan(0, TagSize));
        _target.Write(_sealed.AsSpan(0, TagSize + _used));
        _used = 0;
    }
}
