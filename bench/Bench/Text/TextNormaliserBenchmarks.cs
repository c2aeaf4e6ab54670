using System.Text;
using BenchmarkDotNet.Attributes;
using Tocsin.Engine.Text;

namespace Tocsin.Bench.Text;

/// <summary>Normaliser throughput: divide <see cref="Bytes"/> (printed as the parameter's size) by the mean.</summary>
[MemoryDiagnoser]
public class TextNormaliserBenchmarks
{
    private byte[] _text = [];
    private byte[] _output = [];

    /// <summary>Which text.</summary>
    [Params("ascii", "french", "russian", "post")]
    public string Text { get; set; } = "";

    /// <summary>Vectorised or scalar.</summary>
    [Params(true, false)]
    public bool Vectorised { get; set; }

    /// <summary>Bytes handled in one call.</summary>
    public int Bytes => _text.Length;

    [GlobalSetup]
    public void Setup()
    {
        string sample = Text switch
        {
            "ascii" => "The election commission said on Tuesday that turnout had reached record levels, and observers agreed. ",
            "french" => "Le débat télévisé de l'entre-deux-tours a été suivi par près de dix-sept millions de Français à l'étranger. ",
            "russian" => "Центральная избирательная комиссия объявила предварительные итоги голосования в понедельник утром. ",
            _ => "RT @someone: BREAKING: leaked e-mails show it ALL 🔥🔥 #Vote2017 https://t.co/AbCdEf1234 via @outlet… ",
        };
        _text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(sample, 2)));
        _output = new byte[TextNormaliser.MaxOutputLength(_text.Length)];
    }

    [Benchmark(OperationsPerInvoke = 1)]
    public int Normalise() => TextNormaliser.Normalise(_text, _output, out _, Vectorised);
}
