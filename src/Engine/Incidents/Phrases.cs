using System.Globalization;

namespace Tocsin.Engine.Incidents;

/// <summary>Numbers, durations and lists in plain English, the same in every culture.</summary>
internal static class Phrases
{
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long value, string noun) => value == 1 ? $"1 {noun}" : $"{Number(value)} {noun}s";

    /// <summary>A whole percentage that never says 0 % of something or 100 % of not all.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole <= 0)
            return "0 %";
        long rounded = (long)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
        if (rounded == 0 && part > 0)
            return "less than 1 %";
        if (rounded == 100 && part < whole)
            return "more than 99 %";
        return string.Create(CultureInfo.InvariantCulture, $"{rounded} %");
    }

    /// <summary>The two largest units: "2 days 4 h", "3 h 20 min", "45 s".</summary>
    public static string Duration(TimeSpan span)
    {
        if (span.TotalDays >= 1)
            return Count((long)span.TotalDays, "day") + (span.Hours > 0 ? $" {Number(span.Hours)} h" : "");
        if (span.TotalHours >= 1)
            return $"{Number(span.Hours)} h" + (span.Minutes > 0 ? $" {Number(span.Minutes)} min" : "");
        if (span.TotalMinutes >= 1)
            return $"{Number(span.Minutes)} min" + (span.Seconds > 0 ? $" {Number(span.Seconds)} s" : "");
        return span.TotalSeconds >= 1 || span == TimeSpan.Zero ? $"{Number(span.Seconds)} s" : "less than 1 s";
    }

    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.SkipLast(1)) + " and " + items[^1],
    };

    /// <summary>The first items, and how many more there are.</summary>
    public static string Some(IReadOnlyList<string> items, int most) =>
        items.Count <= most ? List(items) : string.Join(", ", items.Take(most)) + $" and {Number(items.Count - most)} more";

    public static string Time(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Sentence(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length == 0 ? "" : char.ToUpperInvariant(trimmed[0]) + trimmed[1..] + (trimmed[^1] is '.' or '!' or '?' ? "" : ".");
    }
}
