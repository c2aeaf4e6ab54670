using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Leaks;

/// <summary>SipHash-2-4 of one 64-bit word under a 128-bit key (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).</summary>
internal static class SipHash
{
    /// <summary>The value of the eight bytes of a word, least significant first.</summary>
    public static ulong Of(ulong word, ulong k0, ulong k1)
    {
        ulong v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d;
        ulong v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
        const ulong Length = 8UL << 56;
        Absorb(ref v0, ref v1, ref v2, ref v3, word);
        Absorb(ref v0, ref v1, ref v2, ref v3, Length);
        v2 ^= 0xff;
        for (int i = 0; i < 4; i++)
            Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Absorb(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3, ulong word)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
