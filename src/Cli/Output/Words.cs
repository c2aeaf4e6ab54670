using System.Globalization;

namespace Tocsin.Cli.Output;

/// <summary>Numbers, sizes, durations and chances in words that need no training in statistics.</summary>
public static class Words
{
    private static readonly string[] Sizes = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>1234567 as <c>1,234,567</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 post</c>, <c>2 posts</c>.</summary>
    public static string Count(long value, string one, string? many = null) =>
        $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>Bytes in decimal units: <c>12.3 MB</c>.</summary>
    public static string Bytes(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < Sizes.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string format = unit == 0 || value >= 99.95 ? "0" : "0.0";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {(bytes == 1 ? "byte" : Sizes[unit])}";
    }

    /// <summary>The two largest units of a duration: <c>18 days 1 h</c>, <c>4 min 10 s</c>.</summary>
    public static string Duration(TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            span = span.Negate();
        if (span.TotalSeconds < 1)
            return span == TimeSpan.Zero ? "no time" : "under a second";
        if (span.TotalDays >= 1)
            return Pair(span.Days, span.Days == 1 ? "day" : "days", span.Hours, "h");
        if (span.TotalHours >= 1)
            return Pair(span.Hours, "h", span.Minutes, "min");
        return span.TotalMinutes >= 1 ? Pair(span.Minutes, "min", span.Seconds, "s") : $"{span.Seconds} s";
    }

    /// <summary>A number of observed things: whole when it is, otherwise with one decimal.</summary>
    public static string Amount(double value) =>
        value >= 100 || value == Math.Floor(value)
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : value >= 0.1 ? value.ToString("0.#", CultureInfo.InvariantCulture)
            : value > 0.001 ? value.ToString("0.###", CultureInfo.InvariantCulture)
            : "almost none";

    /// <summary>How many times more than chance: <c>191 times as many as chance</c>.</summary>
    public static string Ratio(double ratio) => ratio switch
    {
        double.PositiveInfinity => "chance alone would give none",
        >= 1_000_000 => "over a million times what chance gives",
        >= 10 => $"{ratio.ToString("N0", CultureInfo.InvariantCulture)} times what chance gives",
        _ => $"{ratio.ToString("0.#", CultureInfo.InvariantCulture)} times what chance gives",
    };

    /// <summary>A false discovery rate in words: of claims this strong, how many would be false alarms.</summary>
    public static string FalseAlarms(double q) => q switch
    {
        <= 1e-12 => "fewer than 1 in a trillion such claims would be a false alarm",
        <= 1e-9 => "fewer than 1 in a billion such claims would be a false alarm",
        <= 1e-6 => "fewer than 1 in a million such claims would be a false alarm",
        <= 1e-5 => "fewer than 1 in 100,000 such claims would be a false alarm",
        <= 1e-4 => "fewer than 1 in 10,000 such claims would be a false alarm",
        <= 1e-3 => "fewer than 1 in 1,000 such claims would be a false alarm",
        < 1 => $"about 1 in {Count((long)Math.Round(1 / q))} such claims would be a false alarm",
        _ => "chance is not excluded",
    };

    /// <summary>A large number of comparisons in words: <c>1.2 million</c>.</summary>
    public static string Many(double value) => value switch
    {
        >= 1e12 => $"{(value / 1e12).ToString("0.#", CultureInfo.InvariantCulture)} trillion",
        >= 1e9 => $"{(value / 1e9).ToString("0.#", CultureInfo.InvariantCulture)} billion",
        >= 1e6 => $"{(value / 1e6).ToString("0.#", CultureInfo.InvariantCulture)} million",
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static string Pair(int major, string majorUnit, int minor, string minorUnit) =>
        minor == 0 ? $"{major} {majorUnit}" : $"{major} {majorUnit} {minor} {minorUnit}";
}
