using System.Globalization;

namespace Tocsin.Cli.Output;

/// <summary>Writes moments in a report's time zone.</summary>
public sealed class ZonedClock
{
    private readonly TimeZoneInfo _zone;

    /// <summary>Creates a clock for an IANA zone; UTC when this system does not know it.</summary>
    public ZonedClock(string zone)
    {
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        Name = ReferenceEquals(_zone, TimeZoneInfo.Utc) ? "UTC" : zone;
    }

    /// <summary>The zone in which moments are written.</summary>
    public string Name { get; }

    /// <summary><c>Sun 23 Apr 2017 08:00</c>.</summary>
    public string Minute(DateTimeOffset moment) => Local(moment).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>Sun 23 Apr 08:00:05</c>.</summary>
    public string Second(DateTimeOffset moment) => Local(moment).ToString("ddd d MMM HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>23 Apr 2017</c>.</summary>
    public string Day(DateTimeOffset moment) => Local(moment).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>23 Apr 08:00</c>, for tables.</summary>
    public string Compact(DateTimeOffset moment) => Local(moment).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
