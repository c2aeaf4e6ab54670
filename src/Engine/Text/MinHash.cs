using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Engine.Text;

/// <summary>One-permutation MinHash over character 4-grams with densification, folded into LSH bands.</summary>
/// <remarks>
/// 64 bins; each shingle is hashed once and may lower one bin (Li, Owen, Zhang 2012); empty bins borrow from bins chosen by a
/// universal hash (Shrivastava 2017, "Optimal densification"). One byte of each bin is kept (b-bit MinHash: Li, König 2010),
/// four bins make a band, 16 bands: a pair of Jaccard similarity s becomes a candidate with probability 1 − (1 − s⁴)¹⁶:
/// 0.9998 at 0.8, 0.89 at 0.6, 0.34 at 0.4, 0.002 at 0.1. A shingle is four code points of UTF-8, cut at eight bytes. O(length) time, no allocation.
/// </remarks>
public static class MinHash
{
    /// <summary>Bins of the sketch.</summary>
    public const int Bins = 64;

    /// <summary>Bins per band.</summary>
    public const int RowsPerBand = 4;

    /// <summary>Bands of the index.</summary>
    public const int Bands = Bins / RowsPerBand;

    /// <summary>32-bit words of a sketch.</summary>
    public const int Words = Bins / sizeof(uint);

    /// <summary>Code points of a shingle.</summary>
    public const int ShingleLength = 4;

    /// <summary>Computes the sketch of a folded text: one byte of each bin.</summary>
    /// <param name="text">Folded text in UTF-8.</param>
    /// <param name="words"><see cref="Words"/> words out.</param>
    public static void Sketch(ReadOnlySpan<byte> text, Span<uint> words)
    {
        Span<uint> bins = stackalloc uint[Bins];
        bins.Fill(uint.MaxValue);
        var lowest = new Lowest(bins);
        Shingles.ForEach(text, ref lowest);
        Densify(bins);
        var sketch = MemoryMarshal.AsBytes(words[..Words]);
        for (int i = 0; i < Bins; i++)
            sketch[i] = (byte)(bins[i] >> 11);
    }

    /// <summary>The value of one band of a sketch: texts that agree in it are candidates.</summary>
    public static uint Band(ReadOnlySpan<uint> words, int band) => words[band];

    /// <summary>Estimates the Jaccard similarity of two texts from their sketches: the share of equal bytes, chance taken off.</summary>
    /// <remarks>Standard error at most 0.063 (64 bins), no texts needed; one or two vector compares.</remarks>
    public static double Similarity(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        const double ByChance = 1.0 / 256;
        return Math.Max(0, (((double)EqualBytes(MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b)) / Bins) - ByChance) / (1 - ByChance));
    }

    internal static int EqualBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Vector256.IsHardwareAccelerated
        ? BitOperations.PopCount(Vector256.Equals(Vector256.Create(a[..32]), Vector256.Create(b[..32])).ExtractMostSignificantBits())
            + BitOperations.PopCount(Vector256.Equals(Vector256.Create(a[32..]), Vector256.Create(b[32..])).ExtractMostSignificantBits())
        : EqualBytesScalar(a, b);

    internal static int EqualBytesScalar(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int equal = 0;
        for (int i = 0; i < Bins; i++)
            equal += a[i] == b[i] ? 1 : 0;
        return equal;
    }

    private static void Densify(Span<uint> bins)
    {
        // Bins that borrow, as bits: those that have a value of their own are left as they are.
        ulong empty = 0;
        for (int b = 0; b < Bins; b++)
            empty |= (bins[b] == uint.MaxValue ? 1UL : 0) << b;
        ulong borrowing = empty;
        for (; borrowing != 0; borrowing &= borrowing - 1)
        {
            int b = BitOperations.TrailingZeroCount(borrowing);
            int from = b;
            for (uint attempt = 1; ((empty >> from) & 1) != 0; attempt++)
            {
                // After many misses walk on: a text always fills at least one bin, so this ends.
                from = attempt > 512 ? (from + 1) & (Bins - 1) : (int)(((((uint)b + 1) * 0x9E3779B1u) + 0x7FEB352Du) * attempt >> 26);
            }

            bins[b] = bins[from];
        }
    }

    /// <summary>Keeps the lowest hash of each bin.</summary>
    private readonly ref struct Lowest(Span<uint> bins) : Shingles.ISink
    {
        private readonly Span<uint> _bins = bins;

        // Without a branch: whether a hash is the lowest so far cannot be foreseen. Even, so that no shingle looks like an empty bin.
        public void Add(ulong hash)
        {
            ref uint bin = ref _bins[(int)(hash >> 58)];
            bin = Math.Min(bin, (uint)hash & ~1u);
        }
    }
}
