using Tocsin.Sources.Formats.CooRTweet;
using Tocsin.Sources.Formats.CrowdTangle;
using Tocsin.Sources.Formats.Feed;
using Tocsin.Sources.Formats.FiveThirtyEight;
using Tocsin.Sources.Formats.GenericCsv;
using Tocsin.Sources.Formats.Jetstream;
using Tocsin.Sources.Formats.Mastodon;
using Tocsin.Sources.Formats.Telegram;
using Tocsin.Sources.Formats.TocsinNdjson;
using Tocsin.Sources.Formats.XApiV1;
using Tocsin.Sources.Formats.XApiV2;
using Tocsin.Sources.Formats.XInformationOperations;

namespace Tocsin.Sources.Formats;

/// <summary>Every format Tocsin reads, one line each. Where two are equally sure of a file, the earlier one has it.</summary>
public static class FormatCatalog
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<IPostFormat> All { get; } =
    [
        new TocsinFormat(),
        new CooRTweetFormat(),
        new XApiV1Format(),
        new XApiV2Format(),
        new XInformationOperationsFormat(),
        new FiveThirtyEightFormat(),
        new TelegramFormat(),
        new JetstreamFormat(),
        new MastodonFormat(),
        new CrowdTangleFormat(),
        new FeedFormat(),
        new GenericCsvFormat(),
    ];

    /// <summary>The format of a name; null when there is none.</summary>
    public static IPostFormat? Find(string name) =>
        All.FirstOrDefault(f => string.Equals(f.Info.Name, name, StringComparison.OrdinalIgnoreCase));
}
