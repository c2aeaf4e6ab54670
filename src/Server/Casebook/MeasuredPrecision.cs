using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Server.Casebook;

/// <summary>How often a detector was right where that was measured: docs/detectors/precision.tsv.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Precision">The figure.</param>
/// <param name="On">On what data.</param>
/// <param name="Page">The page under docs/detectors that says so.</param>
/// <param name="Quote">The words of it that do.</param>
public sealed record MeasuredPrecision(string Detector, string Precision, string On, string Page, string Quote)
{
    private static readonly FrozenDictionary<string, MeasuredPrecision> ByDetector = Read();

    /// <summary>Every figure there is.</summary>
    public static IEnumerable<MeasuredPrecision> All => ByDetector.Values;

    /// <summary>That of a detector; null where it was not measured.</summary>
    public static MeasuredPrecision? Of(string detector) => ByDetector.GetValueOrDefault(detector);

    private static FrozenDictionary<string, MeasuredPrecision> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("precision.tsv") ?? throw new InvalidOperationException("BUG: the program was built without the figures of its detectors");
        using var reader = new StreamReader(stream);
        var figures = new List<MeasuredPrecision>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var detector, var precision, var on, var page, var quote])
                figures.Add(new MeasuredPrecision(detector, precision, on, page, quote));
        }

        return figures.ToFrozenDictionary(f => f.Detector, StringComparer.Ordinal);
    }
}
