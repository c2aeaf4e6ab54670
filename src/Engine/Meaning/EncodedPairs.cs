using System.IO.Hashing;
using System.Text;
using Tocsin.Engine.Neighbours;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Meaning;

/// <summary>Finds texts that say the same by an encoder's vectors and their nearest neighbours.</summary>
/// <remarks>The encoder sees texts in an order of content, so batches, and with them the last bits of vectors, do not depend on the input's order.</remarks>
public static class EncodedPairs
{
    private const int Batch = 1024;
    private const int Breadth = 48;

    // Of a message in thousands of wordings each text keeps its nearest; clusters need a leader, not every pair.
    private const int MostNeighbours = 256;

    /// <summary>The pairs at least so similar, by first and second number.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="encoder">The operator's encoder.</param>
    /// <param name="least">Least cosine similarity.</param>
    /// <param name="threads">Threads to search with; the result does not depend on them.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static List<MessagePair> Find(int count, TextOf text, ISentenceEncoder encoder, double least, int threads, CancellationToken cancellation = default)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        var keys = new ulong[count];
        for (int t = 0; t < count; t++)
            keys[t] = XxHash3.HashToUInt64(text(t));
        Array.Sort(keys, order);
        var vectors = new QuantisedVectors(encoder.Dimensions);
        var buffer = new float[Math.Min(Batch, count) * encoder.Dimensions];
        for (int start = 0; start < count; start += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = order.AsSpan(start, Math.Min(Batch, count - start));
            var texts = new string[batch.Length];
            for (int i = 0; i < texts.Length; i++)
                texts[i] = Encoding.UTF8.GetString(text(batch[i]));
            var room = buffer.AsSpan(0, texts.Length * encoder.Dimensions);
            encoder.Encode(texts, room);
            vectors.Add(room);
        }

        var index = NeighbourIndex.Build(vectors, new NeighbourOptions { Threads = threads }, cancellation);
        var found = new List<MessagePair>[Math.Max(1, threads)];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length }, worker =>
        {
            var searcher = index.CreateSearcher();
            var mine = found[worker] = [];
            for (int i = worker; i < count; i += found.Length)
            {
                foreach (var neighbour in searcher.Within(i, (float)least, Breadth, MostNeighbours))
                {
                    if (neighbour.Item == i)
                        continue;
                    int a = order[i], b = order[neighbour.Item];
                    mine.Add(new MessagePair(Math.Min(a, b), Math.Max(a, b), neighbour.Similarity));
                }
            }
        });
        return [.. found.SelectMany(f => f).DistinctBy(p => (p.A, p.B)).OrderBy(p => p.A).ThenBy(p => p.B)];
    }
}
