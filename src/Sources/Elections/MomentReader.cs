using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Sources.Yaml;

namespace Tocsin.Sources.Elections;

/// <summary>Reads dates and times of the calendar. Local times without an offset are in the election's time zone.</summary>
/// <remarks>Written as ISO 8601 without surprises: <c>2027-04-11 08:00</c>, <c>2027-04-11T08:00:00</c>, with <c>Z</c> or an offset
/// if wished; <c>24:00</c> is the midnight that ends the day. A time that the clocks skip or pass twice is a mistake.</remarks>
internal sealed partial class MomentReader(TimeZoneInfo zone, MistakeLog log)
{
    private const string Form = "write it as 2027-04-11 08:00 (year-month-day, then the local time)";

    public DateTimeOffset? Moment(YamlNode node)
    {
        Match match = Iso().Match(node.Text);
        if (!match.Success)
        {
            ReportUnreadable(node, Form);
            return null;
        }
        if (Day(node, match, Form) is not { } day || Time(node, match) is not { } time)
            return null;
        if (!match.Groups["h"].Success)
            log.Warn(node, $"'{node.Text}' has no time and means 00:00 at the start of that day", "add the time: 00:00, or 24:00 for the end of that day");
        string offset = match.Groups["z"].Value;
        DateTime local = day.ToDateTime(TimeOnly.MinValue) + time;
        return offset.Length > 0 ? WithOffset(node, local, offset) : InZone(node, local);
    }

    public static DateOnly? Day(YamlNode node, MistakeLog log)
    {
        const string form = "write it as 2027-04-11 (year-month-day)";
        var reader = new MomentReader(TimeZoneInfo.Utc, log);
        Match match = Iso().Match(node.Text);
        if (match.Success && !match.Groups["h"].Success)
            return reader.Day(node, match, form);
        if (match.Success)
            log.Error(node, $"'{node.Text}' holds a time where a day is expected", form);
        else
            reader.ReportUnreadable(node, form);
        return null;
    }

    private DateOnly? Day(YamlNode node, Match match, string form)
    {
        int year = Number(match, "y"), month = Number(match, "m"), day = Number(match, "d");
        if (year is < 1900 or > 2200)
            log.Error(node, $"the year {year.ToString(CultureInfo.InvariantCulture)} is out of range", form);
        else if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            log.Error(node, $"there is no day '{match.Groups["date"].Value}'", form);
        else
            return new DateOnly(year, month, day);
        return null;
    }

    private TimeSpan? Time(YamlNode node, Match match)
    {
        int hour = Number(match, "h"), minute = Number(match, "min"), second = Number(match, "s");
        if (hour < 24 && minute < 60 && second < 60)
            return new TimeSpan(hour, minute, second);
        if (hour == 24 && minute == 0 && second == 0)
            return TimeSpan.FromDays(1);
        log.Error(node, $"there is no time of day in '{node.Text}'", "write hours 00 to 23 and minutes 00 to 59; 24:00 ends a day");
        return null;
    }

    private DateTimeOffset? WithOffset(YamlNode node, DateTime local, string offset)
    {
        TimeSpan span = TimeSpan.Zero;
        if (offset != "Z")
        {
            int hours = int.Parse(offset.AsSpan(1, 2), CultureInfo.InvariantCulture);
            int minutes = int.Parse(offset.AsSpan(offset.Length - 2), CultureInfo.InvariantCulture);
            span = new TimeSpan(hours, minutes, 0) * (offset[0] == '-' ? -1 : 1);
            if (span.Duration() > TimeSpan.FromHours(14) || minutes > 59)
            {
                log.Error(node, $"there is no offset '{offset}'", "leave it out: the time is then in the election's time zone");
                return null;
            }
        }
        var moment = new DateTimeOffset(local, span);
        DateTimeOffset inZone = TimeZoneInfo.ConvertTime(moment, zone);
        if (offset != "Z" && inZone.Offset != span)
            log.Warn(node, $"the offset {offset} is not that of {zone.Id} then, which is {Offset(inZone.Offset)}", "leave the offset out, or check it");
        return inZone;
    }

    private DateTimeOffset? InZone(YamlNode node, DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            log.Error(node, $"the time '{node.Text}' does not exist in {zone.Id}: the clocks are put forward over it", "choose a time before or after the change");
            return null;
        }
        if (zone.IsAmbiguousTime(local))
        {
            string[] offsets = [.. zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(Offset)];
            log.Error(node, $"the time '{node.Text}' occurs twice in {zone.Id}: the clocks are put back over it", $"add the offset that is meant: {string.Join(" (before the change) or ", offsets)} (after)");
            return null;
        }
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private void ReportUnreadable(YamlNode node, string form)
    {
        Match other = OtherOrder().Match(node.Text);
        if (!other.Success)
        {
            log.Error(node, $"'{node.Text}' cannot be read as a date", form);
            return;
        }
        int a = Number(other, "a"), b = Number(other, "b"), year = Number(other, "y");
        year = year < 100 ? 2000 + year : year;
        string[] readings = [.. new[] { (Month: b, Day: a), (Month: a, Day: b) }.Distinct().Where(r => r.Month is >= 1 and <= 12 && r.Day is >= 1 and <= 31)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{r.Month:00}-{r.Day:00}"))];
        if (readings.Length == 2)
            log.Error(node, $"the date '{node.Text}' is ambiguous: day first or month first?", $"write {readings[0]} or {readings[1]}");
        else
            log.Error(node, $"the date '{node.Text}' is not in the order year-month-day", readings.Length == 1 ? $"write {readings[0]}" : form);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<date>(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2}))(?:[T ]+(?<h>[0-9]{1,2}):(?<min>[0-9]{2})(?::(?<s>[0-9]{2}))?\s*(?<z>Z|[+-][0-9]{2}:?[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[./\- ](?<b>[0-9]{1,2})[./\- ](?<y>[0-9]{4}|[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex OtherOrder();
}
