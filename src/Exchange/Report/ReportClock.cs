using System.Globalization;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Report;

/// <summary>Times as the election's public reads them, with UTC beside.</summary>
internal sealed class ReportClock
{
    private readonly TimeZoneInfo _zone;

    public ReportClock(string zone)
    {
        Known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found);
        _zone = Known ? found! : TimeZoneInfo.Utc;
        Name = Known ? zone : "UTC";
        Wanted = zone;
    }

    /// <summary>False when this machine does not know the zone and UTC stands in.</summary>
    public bool Known { get; }

    /// <summary>The zone times are shown in.</summary>
    public string Name { get; }

    /// <summary>The zone that was asked for.</summary>
    public string Wanted { get; }

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone);

    public string Day(DateTimeOffset time) => Format(time, "d MMMM yyyy");

    public string ShortDay(DateTimeOffset time) => Format(time, "d MMM");

    public string Minute(DateTimeOffset time) => Format(time, "d MMM yyyy, HH:mm");

    public string Second(DateTimeOffset time) => Format(time, "d MMM yyyy, HH:mm:ss");

    public string Hour(DateTimeOffset time) => Format(time, "HH:mm");

    public string Format(DateTimeOffset time, string format) => Local(time).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Writes a time element whose title holds UTC.</summary>
    public void Write(HtmlWriter html, DateTimeOffset time, bool seconds = false)
    {
        string utc = OutputTimes.Utc(time);
        html.Element("time", seconds ? Second(time) : Minute(time), ("datetime", utc), ("title", $"{utc} (UTC)"));
    }

    /// <summary>The first local midnight at or after a time.</summary>
    public DateTimeOffset MidnightFrom(DateTimeOffset time)
    {
        var local = Local(time);
        if (local.TimeOfDay == TimeSpan.Zero)
            return local;
        return Midnight(local.Date.AddDays(1));
    }

    /// <summary>Local midnight of a day.</summary>
    public DateTimeOffset Midnight(DateTime day) => new(day, _zone.GetUtcOffset(day));
}
