using System.Runtime.InteropServices;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Copies;

/// <summary>Pairs of distinct texts that agree in a band of their sketches and, roughly, in the rest.</summary>
/// <remarks>
/// Each band is a task of its own and the pairs are sorted at the end, so threads change nothing. Most texts share a band
/// value with nobody: two bit sets sort them out before anything is sorted. Expected O(n) a band; buckets beyond
/// <see cref="BucketCap"/> texts are linked to their first few members and to their neighbours in the order of content only.
/// </remarks>
internal sealed class CandidatePairs(TextIndex texts, double similarity)
{
    private const int BucketCap = 48;
    private const int Leaders = 6;
    private const int Ahead = 64;

    // Of texts that are at least three quarters the same letter by letter and share a band, hardly one in ten thousand has sketches that
    // agree in less than 20 of 64 places, while three quarters of the others do (docs/decisions/0008). For a lower similarity, less.
    private readonly double _leastSketch = Math.Clamp(similarity - 0.45, 0.1, 0.3);

    /// <summary>The pairs, sorted, each once: the lower number in the upper half.</summary>
    public ulong[] Find(ParallelOptions parallel)
    {
        var found = new List<ulong>[MinHash.Bands];
        Parallel.For(0, found.Length, parallel, () => new Scratch(texts.Count), (band, _, scratch) =>
        {
            found[band] = InBand(band, scratch);
            return scratch;
        }, static _ => { });
        return Merge(found, parallel);
    }

    // Each thread merges the pairs of a range of texts.
    private ulong[] Merge(List<ulong>[] found, ParallelOptions parallel)
    {
        int ranges = Math.Max(1, texts.Count / 65_536);
        var merged = new List<ulong>[ranges];
        Parallel.For(0, ranges, parallel, r =>
        {
            ulong from = FirstOf(r, ranges), to = FirstOf(r + 1, ranges);
            var all = new List<ulong>();
            foreach (var band in found)
            {
                var span = CollectionsMarshal.AsSpan(band);
                int start = Place(span, from);
                all.AddRange(span[start..Math.Max(start, Place(span, to))]);
            }

            all.Sort();
            int kept = 0;
            for (int i = 0; i < all.Count; i++)
            {
                if (i == 0 || all[i] != all[i - 1])
                    all[kept++] = all[i];
            }

            all.RemoveRange(kept, all.Count - kept);
            merged[r] = all;
        });
        Array.Fill(found, []);
        var pairs = new ulong[merged.Sum(m => m.Count)];
        int next = 0;
        for (int r = 0; r < ranges; r++)
        {
            merged[r].CopyTo(pairs, next);
            next += merged[r].Count;
            merged[r] = [];
        }

        return pairs;
    }

    private ulong FirstOf(int range, int ranges) => (ulong)((long)texts.Count * range / ranges) << 32;

    private static int Place(ReadOnlySpan<ulong> sorted, ulong value)
    {
        int place = sorted.BinarySearch(value);
        return place < 0 ? ~place : place;
    }

    /// <summary>A text's number and the text before it in the order of content, which the input's order does not change.</summary>
    public static int CompareContent(TextIndex texts, int a, int b)
    {
        int order = texts.Sketch(a).SequenceCompareTo(texts.Sketch(b));
        return order != 0 ? order : a.CompareTo(b);
    }

    private List<ulong> InBand(int band, Scratch scratch)
    {
        var keys = scratch.Keys.AsSpan(0, Shared(band, scratch));
        keys.Sort();
        var pairs = new List<ulong>();
        int warm = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            if (start >= warm)
                warm = Warm(keys, start, scratch);
            while (end < keys.Length && keys[end] >> 32 == keys[start] >> 32)
                end++;
            if (end - start > 1)
                AddBucket(keys[start..end], pairs);
            start = end;
        }

        pairs.Sort();
        return pairs;
    }

    // Sketches lie far apart: those of the next texts are read together, so that their cache misses overlap.
    private int Warm(ReadOnlySpan<ulong> keys, int from, Scratch scratch)
    {
        int end = Math.Min(keys.Length, from + Ahead);
        uint sum = 0;
        for (int i = from; i < end; i++)
            sum += texts.Sketch((int)(keys[i] & uint.MaxValue))[0];
        scratch.Read += sum;
        return end;
    }

    // The texts whose value of the band may stand more than once: value above, number below.
    private int Shared(int band, Scratch scratch)
    {
        Array.Clear(scratch.Once);
        Array.Clear(scratch.Twice);
        for (int t = 0; t < texts.Count; t++)
        {
            uint value = MinHash.Band(texts.Sketch(t), band);
            scratch.Values[t] = value;
            uint slot = scratch.Slot(value);
            ulong bit = 1UL << (int)(slot & 63);
            ref ulong once = ref scratch.Once[slot >> 6];
            scratch.Twice[slot >> 6] |= once & bit;
            once |= bit;
        }

        int kept = 0;
        for (int t = 0; t < texts.Count; t++)
        {
            uint value = scratch.Values[t];
            uint slot = scratch.Slot(value);
            scratch.Keys[kept] = ((ulong)value << 32) | (uint)t;
            kept += (int)(scratch.Twice[slot >> 6] >> (int)(slot & 63)) & 1;
        }

        return kept;
    }

    private void AddBucket(Span<ulong> bucket, List<ulong> pairs)
    {
        // Who is compared with whom must not depend on the order of the input.
        if (bucket.Length > BucketCap)
            bucket.Sort((x, y) => CompareContent(texts, (int)(x & uint.MaxValue), (int)(y & uint.MaxValue)));
        for (int i = 1; i < bucket.Length; i++)
        {
            int from = bucket.Length <= BucketCap ? 0 : Math.Max(0, i - Leaders);
            for (int j = from; j < i; j++)
                AddPair((int)(bucket[i] & uint.MaxValue), (int)(bucket[j] & uint.MaxValue), pairs);
            for (int j = 0; j < Math.Min(Leaders, from); j++)
                AddPair((int)(bucket[i] & uint.MaxValue), (int)(bucket[j] & uint.MaxValue), pairs);
        }
    }

    private void AddPair(int a, int b, List<ulong> pairs)
    {
        if (MinHash.Similarity(texts.Sketch(a), texts.Sketch(b)) >= _leastSketch)
            pairs.Add(((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
    }

    /// <summary>One thread's room for a band: the values of all texts, and bits for values seen once and twice.</summary>
    private sealed class Scratch
    {
        private readonly int _shift;

        public Scratch(int texts)
        {
            // Eight to sixteen bits a text: few values are taken for shared that are not.
            int bits = Math.Clamp(32 - System.Numerics.BitOperations.LeadingZeroCount((uint)texts) + 3, 6, 31);
            _shift = 32 - bits;
            Values = new uint[texts];
            Keys = new ulong[texts + 1];
            Once = new ulong[1 << (bits - 6)];
            Twice = new ulong[Once.Length];
        }

        /// <summary>What was read ahead, summed so that no compiler drops the reading.</summary>
        public uint Read { get; set; }

        public uint[] Values { get; }

        // One more than there are texts: the next place is written before it is known whether it counts.
        public ulong[] Keys { get; }

        public ulong[] Once { get; }

        public ulong[] Twice { get; }

        public uint Slot(uint value) => (value * 0x9E3779B1u) >> _shift;
    }
}
