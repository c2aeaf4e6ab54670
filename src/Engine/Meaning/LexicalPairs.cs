using System.IO.Hashing;

namespace Tocsin.Engine.Meaning;

/// <summary>Finds texts that say the same without a model: by the rare names, numbers, links and related words they share.</summary>
/// <remarks>
/// An inverted index gives, for each text, the others that share enough rare anchors; those are compared in full: cosine of
/// all anchors weighted by rarity in the data. Only texts that have a counterpart within a span of time are compared with all
/// others, because only those can count for anything. The weakness is stated in docs/detectors/reworded-text.md: related
/// words carry it, so it sees translations between related languages and between scripts with names, and hardly any into
/// Chinese or Japanese. About linear in the texts. The result depends neither on their order nor on threads.
/// </remarks>
public sealed class LexicalPairs
{
    // Part of the least similarity that the indexed anchors must make up before a pair is compared in full.
    private const double IndexedShare = 0.4;

    // One rare word says little, whatever it weighs. A word counts twice, as itself and by its frame: so two words, or four
    // related ones.
    private const int LeastWhole = 4;

    private readonly int[] _order;
    private readonly TextOf _text;
    private readonly double _least;
    private readonly AnchorFrequencies _frequencies = new();
    private readonly AnchorIndex _index;
    private readonly AnchorVector?[] _vectors;

    private LexicalPairs((long Time, ulong Content)[] keys, TextOf text, double least, int threads, CancellationToken cancellation)
    {
        (_text, _least, _vectors) = (text, least, new AnchorVector?[keys.Length]);
        Blocks.Run(keys.Length, threads, static () => new AnchorReader(), (reader, t) =>
        {
            _frequencies.Add(reader.Read(text(t)));
            keys[t].Content = XxHash3.HashToUInt64(text(t));
        }, cancellation);
        _frequencies.Seal();
        _order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, _order);
        _index = AnchorIndex.Build(keys.Length, Text, _frequencies, threads, cancellation);
    }

    /// <summary>The pairs at least so similar, by first and second number.</summary>
    /// <param name="count">Number of texts.</param>
    /// <param name="text">The texts.</param>
    /// <param name="least">Least similarity, above 0.</param>
    public static List<MessagePair> Find(int count, TextOf text, double least) => Find(text, new long[count], 0, least, 1);

    /// <summary>The pairs at least so similar in which one text or the other has a counterpart within a span of time.</summary>
    /// <param name="text">The texts.</param>
    /// <param name="times">When each was first posted.</param>
    /// <param name="span">How close in time a counterpart must be, in the unit of the times.</param>
    /// <param name="least">Least similarity, above 0.</param>
    /// <param name="threads">Threads to work with.</param>
    /// <param name="cancellation">Stops between texts.</param>
    public static List<MessagePair> Find(TextOf text, long[] times, long span, double least, int threads, CancellationToken cancellation = default)
    {
        var keys = Array.ConvertAll(times, t => (Time: t, Content: 0UL));
        var search = new LexicalPairs(keys, text, least, threads, cancellation);
        var first = new int[keys.Length];
        for (int rank = 1; rank < first.Length; rank++)
        {
            first[rank] = first[rank - 1];
            while (keys[rank].Time - keys[first[rank]].Time > span)
                first[rank]++;
        }

        var answered = new bool[keys.Length];
        Blocks.Run(keys.Length, threads, search.Start, (worker, rank) =>
        {
            foreach (var (other, _) in search.Alike(worker, rank, first[rank], rank))
                answered[rank] = answered[other] = true;
        }, cancellation);
        var workers = Blocks.Run(keys.Length, threads, search.Start, (worker, rank) =>
        {
            if (!answered[rank])
                return;
            int a = search._order[rank];
            foreach (var (other, similarity) in search.Alike(worker, rank, 0, keys.Length))
            {
                int b = search._order[other];
                worker.Pairs.Add(new MessagePair(Math.Min(a, b), Math.Max(a, b), similarity));
            }
        }, cancellation);
        return [.. workers.SelectMany(w => w.Pairs).Distinct().OrderBy(p => p.A).ThenBy(p => p.B)];
    }

    private ReadOnlySpan<byte> Text(int rank) => _text(_order[rank]);

    private Worker Start() => new(_order.Length);

    private List<(int Rank, float Similarity)> Alike(Worker worker, int rank, int first, int end)
    {
        _index.Share(rank, first, end, worker.Shared, worker.Touched);
        var alike = new List<(int, float)>();
        foreach (int other in worker.Touched)
        {
            if (worker.Shared[other] >= IndexedShare * _least
                && Vector(worker, rank).Similarity(Vector(worker, other), out int whole) is var similarity && similarity >= _least && whole >= LeastWhole)
                alike.Add((other, (float)similarity));
            worker.Shared[other] = 0;
        }

        worker.Touched.Clear();
        return alike;
    }

    // Two threads may make the same vector: the same either way.
    private AnchorVector Vector(Worker worker, int rank) => _vectors[rank] ??= new AnchorVector(worker.Reader.Read(Text(rank)), _frequencies);

    private sealed class Worker(int count)
    {
        public readonly AnchorReader Reader = new();
        public readonly float[] Shared = new float[count];
        public readonly List<int> Touched = [];
        public readonly List<MessagePair> Pairs = [];
    }
}
