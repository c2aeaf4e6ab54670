using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Neighbours;

namespace Tocsin.Bench.Meaning;

/// <summary>Building and searching the index over vectors around centres, as texts' vectors lie.</summary>
[MemoryDiagnoser]
public class NeighbourBenchmarks
{
    private QuantisedVectors _vectors = new(1);
    private NeighbourIndex? _index;
    private NeighbourSearcher? _searcher;
    private int _next;

    /// <summary>Vectors.</summary>
    [Params(10_000, 100_000)]
    public int Count { get; set; }

    /// <summary>Numbers in a vector; 384 is common for small sentence encoders.</summary>
    [Params(384)]
    public int Dimensions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _vectors = Make(Count, Dimensions);
        _index = NeighbourIndex.Build(_vectors);
        _searcher = _index.CreateSearcher();
    }

    [Benchmark]
    public NeighbourIndex Build() => NeighbourIndex.Build(_vectors);

    [Benchmark]
    public List<Neighbour> Search() => _searcher!.Search(_next++ % Count, 10, 64);

    [Benchmark]
    public List<Neighbour> Within() => _searcher!.Within(_next++ % Count, 0.85f, 48);

    /// <summary>Normal vectors around one centre for every fifty.</summary>
    internal static QuantisedVectors Make(int count, int dimensions)
    {
        var random = new Random(1);
        var vectors = new QuantisedVectors(dimensions);
        float[][] centres = [.. Enumerable.Range(0, 1 + (count / 50)).Select(_ => Normal(random, dimensions, 1))];
        for (int i = 0; i < count; i++)
            vectors.Add([.. Normal(random, dimensions, 0.7f).Zip(centres[i % centres.Length], (x, c) => x + c)]);
        return vectors;
    }

    private static float[] Normal(Random random, int dimensions, float spread) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => spread * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}
