using System.Globalization;

namespace Tocsin.Exchange.Report;

/// <summary>Numbers and lengths of time as people read them.</summary>
internal static class ReportNumbers
{
    private static readonly string[] Small =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 account", "1,204 accounts".</summary>
    public static string Count(long value, string one, string? many = null) => $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>What is not shown, and where all is: "3 more objects are in findings.ndjson."</summary>
    public static string More(long value, string one, string file) => $"{Count(value)} more {(value == 1 ? $"{one} is" : $"{one}s are")} in {file}.";

    /// <summary>Small numbers as words.</summary>
    public static string Word(int value) => value < Small.Length ? Small[value] : Count(value);

    /// <summary>A word at the start of a sentence.</summary>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>An amount: whole above a hundred, two digits that matter below.</summary>
    public static string Amount(double value) => value switch
    {
        _ when double.IsNaN(value) => "unknown",
        _ when double.IsInfinity(value) => "beyond measure",
        0 => "0",
        > 0 and < 0.001 => "less than 0.001",
        _ when Math.Abs(value) >= 100 || value == Math.Floor(value) => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0##", CultureInfo.InvariantCulture),
    };

    /// <summary>A length of time: "95 s", "2 min 30 s", "1 h 5 min", "3 days 4 h".</summary>
    public static string Length(TimeSpan span)
    {
        double seconds = Math.Max(0, span.TotalSeconds);
        if (seconds < 10 && seconds != Math.Floor(seconds))
            return seconds.ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0s";
        long whole = (long)Math.Round(seconds);
        return whole switch
        {
            < 120 => $"{whole}\u00A0s",
            < 7200 => Two(whole / 60, "min", whole % 60, "s"),
            < 172_800 => Two(whole / 3600, "h", whole % 3600 / 60, "min"),
            _ => Two(whole / 86_400, "days", whole % 86_400 / 3600, "h"),
        };
    }

    /// <summary>A share as whole percent, never rounded up to all or down to none.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => "0\u00A0%",
        < 0.01 => "under 1\u00A0%",
        > 0.99 and < 1 => "over 99\u00A0%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}\u00A0%"),
    };

    /// <summary>A size in bytes.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => $"{Count(bytes)} bytes",
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:#,0} kB"),
        < 10_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:#,0.0} GB"),
    };

    /// <summary>A coordinate or percentage in markup: short and invariant.</summary>
    public static string Mark(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Two(long big, string bigUnit, long small, string smallUnit)
    {
        string unit = big == 1 && bigUnit == "days" ? "day" : bigUnit;
        return small == 0 ? $"{big}\u00A0{unit}" : $"{big}\u00A0{unit} {small}\u00A0{smallUnit}";
    }
}
