using System.Text;
using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Domains;

namespace Tocsin.Bench.Text;

/// <summary>Cost of canonicalising one link of each kind.</summary>
[MemoryDiagnoser]
public class LinkCanonicaliserBenchmarks
{
    private byte[] _url = [];
    private byte[] _output = [];

    /// <summary>Which link.</summary>
    [Params("short", "news", "wrapped", "video")]
    public string Link { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _url = Encoding.UTF8.GetBytes(Link switch
        {
            "short" => "https://t.co/AbCdEf1234",
            "news" => "http://www.example.co.uk/politics/2017/05/some-long-headline/index.html?utm_source=twitter&utm_medium=social&id=7#top",
            "wrapped" => "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.example.com%2Fa%3Fid%3D1%26fbclid%3Dx&h=AT0abc",
            _ => "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ",
        });
        _output = new byte[LinkCanonicaliser.MaxOutputLength(_url.Length)];
    }

    [Benchmark]
    public bool Canonicalise() => LinkCanonicaliser.TryCanonicalise(_url, _output, out _);
}
