using System.IO.Hashing;

namespace Tocsin.Engine.Meaning;

/// <summary>Finds texts that say the same without a model: by the rare names, numbers, links and related words they share.</summary>
/// <remarks>
/// Texts that share at least two of their <see cref="RarestKept"/> rarest anchors are compared in full: cosine of all anchors
/// weighted by rarity in the data. The weakness is stated in docs/detectors/reworded-text.md: related words carry it, so it
/// sees translations between related languages and between scripts with names, and hardly any into Chinese or Japanese.
/// O(n) beside the comparisons, at most about 100 for each text. The result does not depend on the order of the texts.
/// </remarks>
public static class LexicalPairs
{
    private const int RarestKept = 12;
    private const int LeastShared = 2;

    // Buckets beyond the cap are compared with their first few texts and their neighbours only.
    private const int BucketCap = 40;
    private const int Leaders = 6;
    private const int Crowd = 4096;

    /// <summary>The pairs at least so similar, by first and second number.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="least">Least similarity, above 0.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static List<MessagePair> Find(int count, TextOf text, double least, CancellationToken cancellation = default)
    {
        var reader = new AnchorReader();
        var frequencies = new AnchorFrequencies();
        var order = new ulong[count];
        for (int t = 0; t < count; t++)
        {
            frequencies.Add(reader.Read(text(t)));
            order[t] = XxHash3.HashToUInt64(text(t));
        }

        cancellation.ThrowIfCancellationRequested();
        var postings = new List<(uint Hash, int Text)>(count * RarestKept);
        var rarest = new List<Anchor>();
        for (int t = 0; t < count; t++)
        {
            rarest.Clear();
            foreach (var anchor in reader.Read(text(t)))
            {
                if (frequencies.Of(anchor.Hash) is >= 2 and <= Crowd)
                    rarest.Add(anchor);
            }

            rarest.Sort((a, b) => frequencies.Of(a.Hash) != frequencies.Of(b.Hash) ? frequencies.Of(a.Hash).CompareTo(frequencies.Of(b.Hash)) : a.Hash.CompareTo(b.Hash));
            for (int i = 0; i < Math.Min(rarest.Count, RarestKept); i++)
                postings.Add((rarest[i].Hash, t));
        }

        cancellation.ThrowIfCancellationRequested();
        var candidates = Candidates(postings, order);
        cancellation.ThrowIfCancellationRequested();
        var vectors = new AnchorVector?[count];
        AnchorVector Vector(int t) => vectors[t] ??= new AnchorVector(reader.Read(text(t)), frequencies);
        var pairs = new List<MessagePair>();
        foreach (ulong pair in candidates)
        {
            int a = (int)(pair >> 32), b = (int)(uint)pair;
            double similarity = Vector(a).Similarity(Vector(b));
            if (similarity >= least)
                pairs.Add(new MessagePair(a, b, (float)similarity));
        }

        return pairs;
    }

    private static List<ulong> Candidates(List<(uint Hash, int Text)> postings, ulong[] order)
    {
        postings.Sort((x, y) => x.Hash != y.Hash ? x.Hash.CompareTo(y.Hash) : order[x.Text] != order[y.Text] ? order[x.Text].CompareTo(order[y.Text]) : x.Text.CompareTo(y.Text));
        var pairs = new List<ulong>();
        for (int start = 0; start < postings.Count;)
        {
            int end = start + 1;
            while (end < postings.Count && postings[end].Hash == postings[start].Hash)
                end++;
            int size = end - start;
            for (int i = 1; i < size; i++)
            {
                int from = size <= BucketCap ? 0 : Math.Max(0, i - Leaders);
                for (int j = from; j < i; j++)
                    pairs.Add(Pair(postings[start + i].Text, postings[start + j].Text));
                for (int j = 0; j < Math.Min(Leaders, from); j++)
                    pairs.Add(Pair(postings[start + i].Text, postings[start + j].Text));
            }

            start = end;
        }

        pairs.Sort();
        var kept = new List<ulong>();
        for (int start = 0; start < pairs.Count;)
        {
            int end = start + 1;
            while (end < pairs.Count && pairs[end] == pairs[start])
                end++;
            if (end - start >= LeastShared)
                kept.Add(pairs[start]);
            start = end;
        }

        return kept;
    }

    private static ulong Pair(int a, int b) => ((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);
}
