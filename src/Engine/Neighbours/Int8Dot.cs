using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tocsin.Engine.Neighbours;

/// <summary>Dot product of two vectors of signed bytes: whole numbers, so every processor gives the same.</summary>
internal static class Int8Dot
{
    /// <summary>Longest vector whose dot product always fits: 2³¹ / 127².</summary>
    public const int MaxLength = 1 << 17;

    /// <summary>The dot product of two vectors of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b, bool vectorised) =>
        vectorised && Avx2.IsSupported ? Wide(a, b)
        : vectorised && Vector128.IsHardwareAccelerated ? Portable(a, b)
        : Scalar(a, b);

    internal static int Scalar(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        int sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Thirty-two at a time: bytes widened to 16 bits, multiplied and added in pairs.</summary>
    private static int Wide(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref sbyte x = ref MemoryMarshal.GetReference(a);
        ref sbyte y = ref MemoryMarshal.GetReference(b);
        var even = Vector256<int>.Zero;
        var odd = Vector256<int>.Zero;
        int i = 0;
        for (; i <= a.Length - 32; i += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Widen(ref x, i), Widen(ref y, i));
            odd += Avx2.MultiplyAddAdjacent(Widen(ref x, i + 16), Widen(ref y, i + 16));
        }

        int sum = Vector256.Sum(even + odd);
        return i == a.Length ? sum : sum + Scalar(a[i..], b[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Widen(ref sbyte start, int offset) =>
        Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref start, (nuint)offset));

    internal static int Portable(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref sbyte x = ref MemoryMarshal.GetReference(a);
        ref sbyte y = ref MemoryMarshal.GetReference(b);
        var sums = Vector128<int>.Zero;
        int i = 0;
        for (; i <= a.Length - 16; i += 16)
        {
            var (xl, xh) = Vector128.Widen(Vector128.LoadUnsafe(ref x, (nuint)i));
            var (yl, yh) = Vector128.Widen(Vector128.LoadUnsafe(ref y, (nuint)i));

            // 127 · 127 fits sixteen bits, the sum of two such does not: widen before adding.
            var (ll, lh) = Vector128.Widen(xl * yl);
            var (hl, hh) = Vector128.Widen(xh * yh);
            sums += ll + lh + hl + hh;
        }

        return Vector128.Sum(sums) + Scalar(a[i..], b[i..]);
    }
}
