using System.Buffers;
using System.Security.Cryptography;

namespace Tocsin.Engine.Model;

/// <summary>Name-based UUIDs: the same name in the same namespace is the same id, on every machine and in every run.</summary>
/// <remarks>RFC 9562 section 5.5: SHA-1 over the namespace in network byte order and the name; version 5, variant 10.</remarks>
public static class Uuid5
{
    private const int GuidBytes = 16;

    /// <summary>The UUIDv5 of a UTF-8 name in a namespace.</summary>
    public static Guid Create(Guid ns, ReadOnlySpan<byte> utf8Name)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(GuidBytes + utf8Name.Length);
        try
        {
            Span<byte> input = rented.AsSpan(0, GuidBytes + utf8Name.Length);
            ns.TryWriteBytes(input, bigEndian: true, out _);
            utf8Name.CopyTo(input[GuidBytes..]);
            Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard prescribes SHA-1; it names things here and protects nothing.
            SHA1.HashData(input, hash);
#pragma warning restore CA5350
            hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return new Guid(hash[..GuidBytes], bigEndian: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
