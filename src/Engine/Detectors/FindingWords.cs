using System.Globalization;

namespace Tocsin.Engine.Detectors;

/// <summary>Numbers and durations as findings speak them.</summary>
internal static class FindingWords
{
    /// <summary>A duration in plain words.</summary>
    public static string Duration(TimeSpan span) =>
        span.TotalSeconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} seconds")
        : span.TotalMinutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} minutes")
        : span.TotalMinutes < 63 ? "one hour"
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours");

    /// <summary>A long stretch of time: days from two on.</summary>
    public static string Stretch(TimeSpan span) =>
        span.TotalDays >= 2 ? $"{Count((long)Math.Round(span.TotalDays))} days" : Duration(span);

    /// <summary>A count with thousands separated.</summary>
    public static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 account", "12 accounts".</summary>
    public static string Count(long n, string noun) => $"{Count(n)} {noun}{(n == 1 ? "" : "s")}";

    /// <summary>What chance explains: whole from ten on, never a bare zero.</summary>
    public static string Chance(double expected) =>
        expected >= 10 ? Count((long)Math.Round(expected))
        : expected >= 0.01 ? expected.ToString("0.##", CultureInfo.InvariantCulture)
        : "fewer than 0.01";
}
