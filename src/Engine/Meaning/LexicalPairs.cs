using System.IO.Hashing;

namespace Tocsin.Engine.Meaning;

/// <summary>Finds texts that say the same without a model: by the rare names, numbers, links and related words they share.</summary>
/// <remarks>
/// An inverted index gives, for each text, the others that share enough rare anchors; those are compared in full: cosine of
/// all anchors weighted by rarity in the data. Only texts that have a counterpart within a span of time are compared with all
/// others, because only those can count for anything. The weakness is stated in docs/detectors/reworded-text.md: related
/// words carry it, so it sees translations between related languages and between scripts with names, and hardly any into
/// Chinese or Japanese. About linear in the texts. The result does not depend on their order.
/// </remarks>
public static class LexicalPairs
{
    // Part of the least similarity that the indexed anchors must make up before a pair is compared in full.
    private const double IndexedShare = 0.4;

    /// <summary>The pairs at least so similar, by first and second number.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="least">Least similarity, above 0.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public static List<MessagePair> Find(int count, TextOf text, double least, CancellationToken cancellation = default) =>
        Find(count, text, new long[count], 0, least, cancellation);

    /// <summary>The pairs at least so similar in which one text or the other has a counterpart within a span of time.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="times">When each was first posted.</param>
    /// <param name="span">How close in time a counterpart must be, in the unit of the times.</param>
    /// <param name="least">Least similarity, above 0.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public static List<MessagePair> Find(int count, TextOf text, long[] times, long span, double least, CancellationToken cancellation = default)
    {
        var reader = new AnchorReader();
        var frequencies = new AnchorFrequencies();
        int[] order = [.. Enumerable.Range(0, count)];
        var keys = new (long Time, ulong Content)[count];
        for (int t = 0; t < count; t++)
        {
            frequencies.Add(reader.Read(text(t)));
            keys[t] = (times[t], XxHash3.HashToUInt64(text(t)));
        }

        Array.Sort(keys, order);
        cancellation.ThrowIfCancellationRequested();
        var index = new AnchorIndex(count, rank => reader.Read(text(order[rank])), frequencies);
        var vectors = new AnchorVector?[count];
        AnchorVector Vector(int rank) => vectors[rank] ??= new AnchorVector(reader.Read(text(order[rank])), frequencies);
        var shared = new float[count];
        var touched = new List<int>();
        List<(int Rank, float Similarity)> Alike(int rank, int first, int end)
        {
            cancellation.ThrowIfCancellationRequested();
            index.Share(rank, first, end, shared, touched);
            var alike = new List<(int, float)>();
            foreach (int other in touched)
            {
                if (shared[other] >= IndexedShare * least && Vector(rank).Similarity(Vector(other)) is var similarity && similarity >= least)
                    alike.Add((other, (float)similarity));
                shared[other] = 0;
            }

            touched.Clear();
            return alike;
        }

        var answered = new bool[count];
        for (int rank = 0, first = 0; rank < count; rank++)
        {
            while (keys[rank].Time - keys[first].Time > span)
                first++;
            foreach (var (other, _) in Alike(rank, first, rank))
                answered[rank] = answered[other] = true;
        }

        var pairs = new HashSet<MessagePair>();
        for (int rank = 0; rank < count; rank++)
        {
            if (!answered[rank])
                continue;
            foreach (var (other, similarity) in Alike(rank, 0, count))
                pairs.Add(new MessagePair(Math.Min(order[rank], order[other]), Math.Max(order[rank], order[other]), similarity));
        }

        return [.. pairs.OrderBy(p => p.A).ThenBy(p => p.B)];
    }
}
