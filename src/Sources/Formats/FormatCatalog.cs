using Tocsin.Sources.Formats.CooRTweet;
using Tocsin.Sources.Formats.GenericCsv;
using Tocsin.Sources.Formats.TocsinNdjson;

namespace Tocsin.Sources.Formats;

/// <summary>Every format Tocsin reads, one line each. Where two are equally sure of a file, the earlier one has it.</summary>
public static class FormatCatalog
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<IPostFormat> All { get; } =
    [
        new TocsinFormat(),
        new CooRTweetFormat(),
        new GenericCsvFormat(),
    ];

    /// <summary>The format of a name; null when there is none.</summary>
    public static IPostFormat? Find(string name) =>
        All.FirstOrDefault(f => string.Equals(f.Info.Name, name, StringComparison.OrdinalIgnoreCase));
}
