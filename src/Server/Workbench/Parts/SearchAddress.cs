using System.Globalization;
using Tocsin.Server.Workbench.Layout;
using Tocsin.Storage;

namespace Tocsin.Server.Workbench.Parts;

/// <summary>A search as an address: it can be kept, sent and gone back to.</summary>
internal static class SearchAddress
{
    private const string Days = "yyyy-MM-dd";

    /// <summary>Where a watch leads.</summary>
    public static string Of(SavedWatch watch, TimeZoneInfo zone) => Of(watch.Election, watch.Words, watch.Filter, zone) + $"&watch={watch.Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where a search leads; <paramref name="before"/> goes on where a page ended.</summary>
    public static string Of(string election, string words, PostFilter filter, TimeZoneInfo zone, string? before = null) => Place.Of(election, "explore?" + string.Join('&', new (string Name, string? Value)[]
    {
        ("q", words), ("kind", filter.Kind == SearchKinds.Posts ? null : filter.Kind), ("platform", filter.Platform), ("language", filter.Language), ("account", filter.Account),
        ("from", Day(filter.From, zone)), ("until", Day(filter.Until?.AddTicks(-1), zone)),
        ("before", before),
    }.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")));

    /// <summary>The filter of an address; days are whole days where the election is, the last one included. What makes no sense narrows nothing.</summary>
    public static PostFilter Filter(string? kind, string? platform, string? language, string? account, string? from, string? until, TimeZoneInfo zone) => new()
    {
        Kind = SearchKinds.All.Contains(kind, StringComparer.Ordinal) ? kind! : SearchKinds.Posts,
        Platform = platform?.Trim() ?? "",
        Language = language?.Trim() ?? "",
        Account = account?.Trim() ?? "",
        From = Midnight(from, 0, zone),
        Until = Midnight(until, 1, zone),
    };

    private static string? Day(DateTimeOffset? moment, TimeZoneInfo zone) => moment is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString(Days, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Midnight(string? day, int later, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1970 or > 9000)
            return null;
        date = date.AddDays(later);
        return new DateTimeOffset(date, zone.GetUtcOffset(date));
    }
}
