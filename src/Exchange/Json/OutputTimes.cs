using System.Globalization;

namespace Tocsin.Exchange.Json;

/// <summary>How times are written for machines: UTC, milliseconds, <c>2017-05-05T18:00:00.000Z</c>.</summary>
internal static class OutputTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
