using System.IO.Hashing;

namespace Tocsin.Engine.Meaning;

/// <summary>Finds texts that say the same without a model: by the rare names, numbers, links and related words they share.</summary>
/// <remarks>
/// An inverted index gives, for each text, the others that share enough rare anchors; those are compared in full: cosine of
/// all anchors weighted by rarity in the data. The weakness is stated in docs/detectors/reworded-text.md: related words carry
/// it, so it sees translations between related languages and between scripts with names, and hardly any into Chinese or
/// Japanese. About linear in the texts. The result does not depend on their order.
/// </remarks>
public static class LexicalPairs
{
    // Part of the least similarity that the indexed anchors must make up before a pair is compared in full.
    private const double IndexedShare = 0.4;

    /// <summary>The pairs at least so similar, by first and second number.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="least">Least similarity, above 0.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static List<MessagePair> Find(int count, TextOf text, double least, CancellationToken cancellation = default)
    {
        var reader = new AnchorReader();
        var frequencies = new AnchorFrequencies();
        int[] order = [.. Enumerable.Range(0, count)];
        var keys = new ulong[count];
        for (int t = 0; t < count; t++)
        {
            frequencies.Add(reader.Read(text(t)));
            keys[t] = XxHash3.HashToUInt64(text(t));
        }

        Array.Sort(keys, order);
        cancellation.ThrowIfCancellationRequested();
        var index = new AnchorIndex(count, rank => reader.Read(text(order[rank])), frequencies);
        var vectors = new AnchorVector?[count];
        AnchorVector Vector(int rank) => vectors[rank] ??= new AnchorVector(reader.Read(text(order[rank])), frequencies);
        var pairs = new List<MessagePair>();
        var shared = new float[count];
        var touched = new List<int>();
        for (int rank = 0; rank < count; rank++)
        {
            cancellation.ThrowIfCancellationRequested();
            index.Share(rank, shared, touched);
            foreach (int other in touched)
            {
                if (shared[other] >= IndexedShare * least && Vector(rank).Similarity(Vector(other)) is var similarity && similarity >= least)
                    pairs.Add(new MessagePair(Math.Min(order[rank], order[other]), Math.Max(order[rank], order[other]), (float)similarity));
                shared[other] = 0;
            }

            touched.Clear();
        }

        pairs.Sort((x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return pairs;
    }
}
