using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tocsin.Logs.Matching;

/// <summary>64-bit keys of what logs and indicators hold. A key only finds a candidate; the bytes decide.</summary>
internal static class Keys
{
    /// <summary>Start of a key.</summary>
    public const ulong Seed = 0x2545F4914F6CDD1D;

    private const ulong Step = 0x9E3779B97F4A7C15;
    private const ulong Mix = 0xD6E8FEB86659FD93;

    /// <summary>Takes one byte in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong key, byte b) => (key ^ b) * Step;

    /// <summary>Spreads all bits over the whole key; never 0, which marks an empty slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong key)
    {
        key ^= key >> 32;
        key *= Mix;
        return (key ^ (key >> 29)) | 1;
    }

    /// <summary>The key of a host name, from its end: so that the keys of all domains above it come out on the way.</summary>
    public static ulong Host(ReadOnlySpan<byte> name)
    {
        ulong key = Seed;
        for (int i = name.Length - 1; i >= 0; i--)
            key = Add(key, name[i]);
        return Finish(key);
    }

    /// <summary>The key of a text from its start.</summary>
    public static ulong Text(ReadOnlySpan<byte> text)
    {
        ulong key = ~Seed;
        foreach (byte b in text)
            key = Add(key, b);
        return Finish(key);
    }

    /// <summary>The key of a hash.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes) => Hash(BinaryPrimitives.ReadUInt64BigEndian(bytes), bytes.Length);

    /// <summary>The key of a hash from its first eight bytes and its length.</summary>
    public static ulong Hash(ulong head, int length) => Finish((head ^ (ulong)length) * Step);

    /// <summary>The key of an IPv4 network, its host bits cleared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Network(uint address, int bits) => Finish((((ulong)address << 8) | (uint)bits) * Step);

    /// <summary>The key of an IPv6 network, its host bits cleared.</summary>
    public static ulong Network(ReadOnlySpan<byte> address, int bits) =>
        Finish((((BinaryPrimitives.ReadUInt64BigEndian(address) * Step) ^ BinaryPrimitives.ReadUInt64BigEndian(address[8..])) * Mix) + (ulong)bits);
}
