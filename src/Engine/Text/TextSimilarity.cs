using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Text;

/// <summary>Edit distance between two byte strings, sixty-four cells at a time.</summary>
/// <remarks>
/// Levenshtein distance (insert, delete and replace cost 1) by the bit-parallel method of Myers, "A fast bit-vector
/// algorithm for approximate string matching based on dynamic programming", JACM 46(3), 1999, in Hyyrö's form for blocks
/// of any length ("A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003). With a bound m and
/// n bytes the cost is O(m·n/64). Units are bytes: callers compare folded texts. No allocation in a steady state.
/// </remarks>
public static class TextSimilarity
{
    private const int WordBits = 64;
    private const int StackWords = 1024;

    /// <summary>The distance, or limit + 1 as soon as it is known to be greater than the limit.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other text.</param>
    /// <param name="limit">Distances beyond this are all the same to the caller; negative counts as 0.</param>
    public static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit = int.MaxValue - 1)
    {
        limit = Math.Clamp(limit, 0, int.MaxValue - 1);

        // Known without reading either text.
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        int prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        int suffix = CommonSuffixLength(a, b);
        a = a[..^suffix];
        b = b[..^suffix];
        return a.Length <= b.Length ? Bounded(a, b, limit) : Bounded(b, a, limit);
    }

    /// <summary>1 − distance ÷ length of the longer text; 1 for two empty texts.</summary>
    public static double Ratio(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 1 : 1 - (Distance(a, b) / (double)longer);
    }

    /// <summary>True when the ratio reaches a threshold; cheaper than the ratio itself.</summary>
    public static bool IsSimilar(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, double threshold)
    {
        int longer = Math.Max(a.Length, b.Length);
        if (longer == 0)
            return threshold <= 1;
        // The half of one millionth lets 1 − 1/5 reach 0.8 in spite of binary fractions.
        int limit = (int)Math.Floor(((1 - threshold) * longer) + 5e-7);
        return limit >= 0 && Distance(a, b, limit) <= limit;
    }

    private static int Bounded(ReadOnlySpan<byte> shorter, ReadOnlySpan<byte> longer, int limit)
    {
        if (longer.Length - shorter.Length > limit)
            return limit + 1;
        if (shorter.IsEmpty)
            return longer.Length;
        int distance = shorter.Length <= WordBits ? OneWord(shorter, longer, limit) : ManyWords(shorter, longer, limit);
        return Math.Min(distance, limit + 1);
    }

    [SkipLocalsInit]
    private static int OneWord(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        Span<ulong> matches = stackalloc ulong[256];
        matches.Clear();
        for (int i = 0; i < a.Length; i++)
            matches[a[i]] |= 1UL << i;
        ulong plus = ulong.MaxValue;
        ulong minus = 0;
        ulong last = 1UL << (a.Length - 1);
        int distance = a.Length;
        for (int j = 0; j < b.Length; j++)
        {
            ulong match = matches[b[j]];
            ulong zero = (((match & plus) + plus) ^ plus) | match | minus;
            ulong plusRow = minus | ~(zero | plus);
            ulong minusRow = plus & zero;
            distance += (plusRow & last) != 0 ? 1 : 0;
            distance -= (minusRow & last) != 0 ? 1 : 0;
            plusRow = (plusRow << 1) | 1;
            minusRow <<= 1;
            plus = minusRow | ~(zero | plusRow);
            minus = plusRow & zero;
            // Each column still to come lowers the distance by one at most.
            if (distance - (b.Length - 1 - j) > limit)
                return limit + 1;
        }

        return distance;
    }

    [SkipLocalsInit]
    private static int ManyWords(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        int blocks = (a.Length + WordBits - 1) / WordBits;
        Span<ushort> rows = stackalloc ushort[256];
        int need = blocks * (Rows(a, rows) + 2);
        if (need <= StackWords)
        {
            Span<ulong> stack = stackalloc ulong[StackWords];
            return ManyWords(a, b, limit, blocks, rows, stack[..need]);
        }

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(need);
        int distance = ManyWords(a, b, limit, blocks, rows, rented.AsSpan(0, need));
        ArrayPool<ulong>.Shared.Return(rented);
        return distance;
    }

    /// <summary>Gives each byte that occurs a row of its own in the match table; row 0 is for all others.</summary>
    private static int Rows(ReadOnlySpan<byte> a, Span<ushort> rows)
    {
        rows.Clear();
        ushort count = 1;
        foreach (byte c in a)
        {
            if (rows[c] == 0)
                rows[c] = count++;
        }

        return count;
    }

    private static int ManyWords(
        ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit, int blocks, ReadOnlySpan<ushort> rows, Span<ulong> room)
    {
        var plus = room[..blocks];
        var minus = room.Slice(blocks, blocks);
        var matches = room[(2 * blocks)..];
        plus.Fill(ulong.MaxValue);
        minus.Clear();
        matches.Clear();
        for (int i = 0; i < a.Length; i++)
            matches[(rows[a[i]] * blocks) + (i / WordBits)] |= 1UL << (i % WordBits);
        int distance = a.Length;
        int lastBit = (a.Length - 1) % WordBits;
        for (int j = 0; j < b.Length; j++)
        {
            distance += Column(matches.Slice(rows[b[j]] * blocks, blocks), plus, minus, lastBit);
            if (distance - (b.Length - 1 - j) > limit)
                return limit + 1;
        }

        return distance;
    }

    /// <summary>Advances all blocks by one column; returns the change of the bottom cell.</summary>
    private static int Column(ReadOnlySpan<ulong> matches, Span<ulong> plus, Span<ulong> minus, int lastBit)
    {
        // Horizontal differences entering a block from the one above: the top row grows by one each column.
        ulong plusIn = 1;
        ulong minusIn = 0;
        int change = 0;
        for (int block = 0; block < plus.Length; block++)
        {
            ulong p = plus[block];
            ulong m = minus[block];
            ulong match = matches[block] | minusIn;
            ulong zero = (((match & p) + p) ^ p) | match | m;
            ulong plusRow = m | ~(zero | p);
            ulong minusRow = p & zero;
            if (block == plus.Length - 1)
                change = (int)((plusRow >> lastBit) & 1) - (int)((minusRow >> lastBit) & 1);
            ulong plusOut = plusRow >> (WordBits - 1);
            ulong minusOut = minusRow >> (WordBits - 1);
            plusRow = (plusRow << 1) | plusIn;
            minusRow = (minusRow << 1) | minusIn;
            plus[block] = minusRow | ~(zero | plusRow);
            minus[block] = plusRow & zero;
            plusIn = plusOut;
            minusIn = minusOut;
        }

        return change;
    }

    private static int CommonSuffixLength(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int shorter = Math.Min(a.Length, b.Length);
        int i = 0;
        while (i < shorter && a[a.Length - 1 - i] == b[b.Length - 1 - i])
            i++;
        return i;
    }
}
