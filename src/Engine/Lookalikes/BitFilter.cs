using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Says of a 64-bit hash that it is certainly not in a set, or may be: a Bloom filter whose two bits lie in one word.</summary>
/// <remarks>
/// Blocked Bloom filter (Putze, Sanders, Singler 2007): one cache line a question. With 8 to 16 bits a hash one stranger in twenty to fifty passes.
/// Hashes must be spread over all 64 bits. Threads may add at once when the upper eight bits of their hashes differ;
/// filled once, it is read by many.
/// </remarks>
internal sealed class BitFilter
{
    /// <summary>Bits below this one are not looked at: tables that keep only the upper bits of a hash can fill a filter.</summary>
    public const int LowestBit = 25;

    private readonly ulong[] _words;
    private readonly int _shift;

    /// <summary>An empty filter for a number of hashes.</summary>
    /// <param name="hashes">How many are to be added.</param>
    /// <param name="bitsEach">Most bits for each; at least half as many are taken.</param>
    public BitFilter(long hashes, int bitsEach = 16)
    {
        int bits = Math.Clamp(BitOperations.Log2((ulong)Math.Max(hashes * bitsEach, 1)), 14, 31) - 6;
        _words = new ulong[1 << bits];
        _shift = 64 - bits;
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => _words.Length * 8L;

    /// <summary>Adds a hash.</summary>
    public void Add(ulong hash) => _words[hash >> _shift] |= Bits(hash);

    /// <summary>False when the hash was not added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong hash)
    {
        ulong bits = Bits(hash);
        return (_words[hash >> _shift] & bits) == bits;
    }

    /// <summary>Asks for the word of a hash in advance: a large filter lies in main memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref _words[hash >> _shift]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong hash) => 1UL << (int)(hash >> LowestBit & 63) | 1UL << (int)(hash >> (LowestBit + 6) & 63);
}
