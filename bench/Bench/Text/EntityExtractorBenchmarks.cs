using System.Text;
using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Text;

namespace Tocsin.Bench.Text;

/// <summary>Entities of one post with all kinds of them.</summary>
[MemoryDiagnoser]
public class EntityExtractorBenchmarks
{
    private readonly byte[] _post =
        Encoding.UTF8.GetBytes("RT @someone: BREAKING: leaked e-mails show it ALL 🔥🔥 #Vote2017 https://t.co/AbCdEf1234 via @outlet, see www.example.com…");

    [Benchmark]
    public int Extract()
    {
        int bytes = 0;
        foreach (var entity in new EntityExtractor(_post))
            bytes += entity.Length;
        return bytes;
    }
}
