using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Engine.Text;

/// <summary>Hashes of the character 4-grams of a UTF-8 text, and the exact Jaccard similarity of two such sets.</summary>
public static class Shingles
{
    /// <summary>Receives the shingles of a text. A struct, so that its code is compiled into the loop.</summary>
    internal interface ISink
    {
        /// <summary>Takes one shingle's 64-bit hash.</summary>
        void Add(ulong hash);
    }

    /// <summary>Gives a sink the hash of each 4-gram of code points; a text shorter than four gives one.</summary>
    /// <remarks>A shingle longer than eight bytes (four code points beyond U+07FF) is cut at eight. O(length).</remarks>
    internal static void ForEach<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ISink, allows ref struct
    {
        if (text.Length >= MinHash.ShingleLength && Ascii.IsValid(text))
            ForEachAscii(text, ref sink);
        else
            ForEachCodePoint(text, ref sink);
    }

    // Where a code point is a byte, each four bytes in a row are a shingle.
    private static void ForEachAscii<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ISink, allows ref struct
    {
        for (; text.Length >= MinHash.ShingleLength; text = text[1..])
            sink.Add(Mix(BinaryPrimitives.ReadUInt32LittleEndian(text)));
    }

    /// <summary>The way that serves every text; tests hold the other against it.</summary>
    internal static void ForEachCodePoint<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ISink, allows ref struct
    {
        int count = 0;

        // Starts of the last four code points, as a ring.
        int s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if ((text[i] & 0xC0) == 0x80)
                continue;
            if (count >= MinHash.ShingleLength)
                sink.Add(Hash(text, s0, i));
            (s0, s1, s2, s3) = (s1, s2, s3, i);
            if (count < MinHash.ShingleLength)
                count++;
        }

        sink.Add(count < MinHash.ShingleLength ? Hash(text, 0, text.Length) : Hash(text, s0, text.Length));
    }

    /// <summary>Writes the sorted distinct shingle hashes of a text and returns how many there are.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="hashes">Room for at least max(1, bytes of text) values.</param>
    public static int Distinct(ReadOnlySpan<byte> text, Span<ulong> hashes)
    {
        var sink = new Sink(hashes);
        ForEach(text, ref sink);
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

        return Mix(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong x)
    {
        ulong h = (x + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        h ^= h >> 31;
        h *= 0x94D049BB133111EBUL;
        return h ^ (h >> 29);
    }

    private ref struct Sink(Span<ulong> hashes) : ISink
    {
        public readonly Span<ulong> Hashes = hashes;
        public int Count;

        public void Add(ulong hash) => Hashes[Count++] = hash;
    }
}
