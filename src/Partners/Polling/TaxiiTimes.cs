using System.Globalization;

namespace Tocsin.Partners.Polling;

/// <summary>Moments on the wire: RFC 3339 in UTC to the microsecond.</summary>
internal static class TaxiiTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Unix microseconds as they are written.</summary>
    public static string Of(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10).UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The version of an object as it is written: to the millisecond, as STIX has it.</summary>
    public static string Version(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads one into Unix microseconds.</summary>
    public static bool TryRead(string text, out long microseconds)
    {
        bool good = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) && text.EndsWith('Z');
        microseconds = good ? (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : 0;
        return good;
    }
}
