using System.Diagnostics;
using System.Globalization;
using Tocsin.Engine.Neighbours;

namespace Tocsin.Bench.Meaning;

/// <summary>Measures the index against comparing with every vector: recall, speed and memory; prints a row of Markdown for each breadth.</summary>
internal static class NeighbourQuality
{
    private const int Queries = 500;

    public static int Run(string[] args)
    {
        if (args is not [var countText, var dimensionsText] || !int.TryParse(countText, out int count) || !int.TryParse(dimensionsText, out int dimensions))
        {
            Console.Error.WriteLine("usage: neighbours COUNT DIMENSIONS");
            return 2;
        }

        var vectors = NeighbourBenchmarks.Make(count, dimensions);
        double one = Seconds(() => NeighbourIndex.Build(vectors));
        NeighbourIndex? index = null;
        double all = Seconds(() => index = NeighbourIndex.Build(vectors, new NeighbourOptions { Threads = Environment.ProcessorCount }));
        Say($"{count:#,0} vectors of {dimensions} numbers, 50 around each centre: built in {one:0.0} s on one thread, {all:0.0} s on {Environment.ProcessorCount}; {(vectors.Bytes + index!.LinkBytes) / (double)count:0} bytes a vector.\n");
        Say($"| breadth | recall of the ten nearest | searches/s | by comparing with every vector/s |\n|---|---|---|---|");
        var searcher = index.CreateSearcher();
        int[] queries = [.. Enumerable.Range(0, Queries).Select(q => (int)((long)q * count / Queries))];
        List<HashSet<int>> truth = [];
        double brute = Seconds(() => truth = [.. queries.Take(100).Select(q => Nearest(vectors, q))]) / 100;
        foreach (int breadth in (int[])[16, 32, 64, 128])
        {
            List<List<Neighbour>> answers = [];
            double seconds = Seconds(() => answers = [.. queries.Select(q => searcher.Search(q, 10, breadth))]) / Queries;
            double recall = truth.Zip(answers, (t, a) => a.Count(n => t.Contains(n.Item)) / 10.0).Average();
            Say($"| {breadth} | {recall:0.000} | {1 / seconds:#,0} | {1 / brute:#,0} |");
        }

        return 0;
    }

    private static HashSet<int> Nearest(QuantisedVectors vectors, int query) =>
        [.. Enumerable.Range(0, vectors.Count).Select(i => (Similarity: vectors.Similarity(query, i), i)).OrderByDescending(x => x.Similarity).Take(10).Select(x => x.i)];

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
