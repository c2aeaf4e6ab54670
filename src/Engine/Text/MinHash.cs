using System.Numerics;

namespace Tocsin.Engine.Text;

/// <summary>One-permutation MinHash over character 4-grams with densification, folded into LSH bands.</summary>
/// <remarks>
/// 64 bins; each shingle is hashed once and may lower one bin (Li, Owen, Zhang 2012); empty bins borrow from bins chosen by a
/// universal hash (Shrivastava 2017, "Optimal densification"). Four bins make a band, 16 bands: a pair of Jaccard similarity
/// s becomes a candidate with probability 1 − (1 − s⁴)¹⁶: 0.9998 at 0.8, 0.89 at 0.6, 0.34 at 0.4, 0.002 at 0.1. A shingle
/// is four code points of UTF-8, cut at eight bytes. O(length) time, no allocation.
/// </remarks>
public static class MinHash
{
    /// <summary>Bins of the sketch.</summary>
    public const int Bins = 64;

    /// <summary>Bins per band.</summary>
    public const int RowsPerBand = 4;

    /// <summary>Bands of the index.</summary>
    public const int Bands = Bins / RowsPerBand;

    /// <summary>Code points of a shingle.</summary>
    public const int ShingleLength = 4;

    /// <summary>Computes the bands of a folded text.</summary>
    /// <param name="text">Folded text in UTF-8.</param>
    /// <param name="bands"><see cref="Bands"/> values out.</param>
    public static void Sketch(ReadOnlySpan<byte> text, Span<uint> bands)
    {
        Span<uint> bins = stackalloc uint[Bins];
        bins.Fill(uint.MaxValue);
        Shingles.ForEach(text, ref bins, static (ref Span<uint> b, ulong shingle) => Lower(b, shingle));
        Densify(bins);
        for (int b = 0; b < Bands; b++)
        {
            uint h = (uint)b * 0x9E3779B9u;
            for (int r = 0; r < RowsPerBand; r++)
                h = BitOperations.RotateLeft((h ^ bins[(b * RowsPerBand) + r]) * 0x85EBCA6Bu, 13) * 0xC2B2AE35u;
            bands[b] = h ^ (h >> 16);
        }
    }

    private static void Lower(Span<uint> bins, ulong hash)
    {
        int bin = (int)(hash >> 58);
        uint value = (uint)hash;
        if (value < bins[bin])
            bins[bin] = value;
    }

    private static void Densify(Span<uint> bins)
    {
        Span<uint> dense = stackalloc uint[Bins];
        for (int b = 0; b < Bins; b++)
        {
            int from = b;
            for (uint attempt = 1; bins[from] == uint.MaxValue; attempt++)
            {
                // After many misses walk on: a text always fills at least one bin, so this ends.
                from = attempt > 512 ? (from + 1) & (Bins - 1) : (int)(((((uint)b + 1) * 0x9E3779B1u) + 0x7FEB352Du) * attempt >> 26);
            }

            dense[b] = bins[from];
        }

        dense.CopyTo(bins);
    }
}
