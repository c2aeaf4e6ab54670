using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Text;

/// <summary>Hashes of the character 4-grams of a UTF-8 text, and the exact Jaccard similarity of two such sets.</summary>
public static class Shingles
{
    /// <summary>Receives one shingle's 64-bit hash.</summary>
    public delegate void Visit<TState>(ref TState state, ulong hash)
        where TState : allows ref struct;

    /// <summary>Visits the hash of each 4-gram of code points; a text shorter than four gives one.</summary>
    /// <remarks>A shingle longer than eight bytes (four code points beyond U+07FF) is cut at eight. O(length).</remarks>
    public static void ForEach<TState>(ReadOnlySpan<byte> text, ref TState state, Visit<TState> visit)
        where TState : allows ref struct
    {
        int count = 0;

        // Starts of the last four code points, as a ring.
        int s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if ((text[i] & 0xC0) == 0x80)
                continue;
            if (count >= MinHash.ShingleLength)
                visit(ref state, Hash(text, s0, i));
            (s0, s1, s2, s3) = (s1, s2, s3, i);
            if (count < MinHash.ShingleLength)
                count++;
        }

        visit(ref state, count < MinHash.ShingleLength ? Hash(text, 0, text.Length) : Hash(text, s0, text.Length));
    }

    /// <summary>Writes the sorted distinct shingle hashes of a text and returns how many there are.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="hashes">Room for at least max(1, bytes of text) values.</param>
    public static int Distinct(ReadOnlySpan<byte> text, Span<ulong> hashes)
    {
        var sink = new Sink(hashes);
        ForEach(text, ref sink, static (ref Sink s, ulong h) => s.Hashes[s.Count++] = h);
        var all = hashes[..sink.Count];
        all.Sort();
        int kept = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
                all[kept++] = all[i];
        }

        return kept;
    }

    /// <summary>Jaccard similarity of two sorted distinct sets.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        int union = a.Length + b.Length - common;
        return union == 0 ? 0 : (double)common / union;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> text, int start, int end)
    {
        int length = Math.Min(end - start, 8);
        ulong x;
        if (start + 8 <= text.Length)
        {
            x = BinaryPrimitives.ReadUInt64LittleEndian(text[start..]);
            if (length < 8)
                x &= (1UL << (length * 8)) - 1;
        }
        else
        {
            x = 0;
            for (int i = 0; i < length; i++)
                x |= (ulong)text[start + i] << (i * 8);
        }

        ulong h = (x + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        h ^= h >> 31;
        h *= 0x94D049BB133111EBUL;
        return h ^ (h >> 29);
    }

    private ref struct Sink(Span<ulong> hashes)
    {
        public readonly Span<ulong> Hashes = hashes;
        public int Count;
    }
}
