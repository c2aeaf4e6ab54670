using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Engine.Leaks;

/// <summary>The keys that one secret gives: for fingerprints, for digests and for sealing the index.</summary>
/// <remarks>
/// Derived by HKDF-SHA-256 (RFC 5869) under different labels, so that what one purpose shows says nothing about another. Who holds the
/// secret can match texts, read the names in the index and try out guesses about a text; who does not can do none of it.
/// </remarks>
public sealed class LeakKeys
{
    /// <summary>Least bytes of a secret.</summary>
    public const int ShortestSecret = 16;

    private readonly byte[] _secret;
    private readonly byte[] _digest;
    private readonly ulong _sip0;
    private readonly ulong _sip1;

    /// <summary>Derives the keys.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="ShortestSecret"/> bytes.</exception>
    public LeakKeys(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < ShortestSecret)
            throw new ArgumentException($"a secret of {secret.Length} bytes can be guessed; at least {ShortestSecret} are needed", nameof(secret));
        _secret = secret.ToArray();
        _digest = Derive("digest", 32);
        byte[] sip = Derive("fingerprint", 32);
        _sip0 = BinaryPrimitives.ReadUInt64LittleEndian(sip);
        _sip1 = BinaryPrimitives.ReadUInt64LittleEndian(sip.AsSpan(8));
        ulong roll0 = BinaryPrimitives.ReadUInt64LittleEndian(sip.AsSpan(16)), roll1 = BinaryPrimitives.ReadUInt64LittleEndian(sip.AsSpan(24));
        Rolling = new ulong[char.MaxValue + 1];
        for (int symbol = 0; symbol < Rolling.Length; symbol++)
            Rolling[symbol] = SipHash.Of((ulong)symbol, roll0, roll1);
    }

    /// <summary>A secret word for each folded symbol, for the rolling hash.</summary>
    internal ulong[] Rolling { get; }

    /// <summary>Makes a fingerprint of a rolling value.</summary>
    internal ulong Fingerprint(ulong rolling) => SipHash.Of(rolling, _sip0, _sip1);

    /// <summary>The digest of a whole folded text: equal for texts that read alike.</summary>
    internal UInt128 Digest(ReadOnlySpan<ushort> symbols)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_digest, MemoryMarshal.AsBytes(symbols), mac);
        return BinaryPrimitives.ReadUInt128LittleEndian(mac);
    }

    /// <summary>The digest of a header field; 0 stands for an absent one.</summary>
    internal ulong HeaderDigest(string field, string value)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_digest, Encoding.UTF8.GetBytes($"{field}\0{value}"), mac);
        return BinaryPrimitives.ReadUInt64LittleEndian(mac) | 1;
    }

    /// <summary>A key for one purpose, and one file where a salt is given.</summary>
    internal byte[] Derive(string purpose, int length, byte[]? salt = null) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, length, salt ?? [], Encoding.ASCII.GetBytes($"tocsin leak 1 {purpose}"));
}
