using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Text;

namespace Tocsin.Bench.Text;

/// <summary>Edit distance of two texts of one length that differ in every eighth byte, with and without a bound.</summary>
[MemoryDiagnoser]
public class TextSimilarityBenchmarks
{
    private byte[] _a = [];
    private byte[] _b = [];

    /// <summary>Bytes of each text.</summary>
    [Params(60, 280, 2000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _a = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.Next('a', 'z'))];
        _b = [.. _a.Select((c, i) => i % 8 == 3 ? (byte)'z' : c)];
    }

    [Benchmark]
    public int Distance() => TextSimilarity.Distance(_a, _b);

    [Benchmark]
    public int DistanceWithin10Percent() => TextSimilarity.Distance(_a, _b, Length / 10);
}
