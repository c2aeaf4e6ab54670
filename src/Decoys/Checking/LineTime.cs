using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Decoys.Checking;

/// <summary>Reads the time of a line of a log, a mail or a post.</summary>
/// <remarks>
/// ISO 8601 and RFC 3339, the common log format of web servers, RFC 5322, syslog (RFC 3164, without a year) and seconds since 1970 at the
/// begin of the line.
/// </remarks>
internal static partial class LineTime
{
    private const int Looked = 4096;
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The time; null when the line has none that is understood.</summary>
    public static SeenTime? Of(string line, DateTimeOffset now)
    {
        if (line.Length > Looked)
            line = line[..Looked];
        if (Iso().Match(line) is { Success: true } iso)
            return Built(iso, Number(iso, "y"), Number(iso, "m"));
        if (Web().Match(line) is { Success: true } web)
            return Built(web, Number(web, "y"), Month(web));
        if (Rfc5322().Match(line) is { Success: true } mail)
            return Built(mail, Number(mail, "y"), Month(mail));
        if (Syslog().Match(line) is { Success: true } syslog)
            return Latest(syslog, now);
        return Epoch().Match(line) is { Success: true } epoch && long.TryParse(epoch.Groups["s"].ValueSpan, CultureInfo.InvariantCulture, out long seconds)
            ? new SeenTime(DateTimeOffset.FromUnixTimeSeconds(seconds)) : null;
    }

    private static SeenTime? Latest(Match match, DateTimeOffset now)
    {
        var seen = Built(match, now.Year, Month(match));
        if (seen is null || seen.At > now.AddDays(1))
            seen = Built(match, now.Year - 1, Month(match)) ?? seen;
        return seen is null ? null : seen with { YearGiven = false };
    }

    private static SeenTime? Built(Match match, int year, int month)
    {
        int day = Number(match, "d"), hour = Number(match, "h"), minute = Number(match, "i"), second = Math.Min(59, Number(match, "s"));
        if (year is < 1970 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
            return null;
        string zone = match.Groups["z"].Value.Replace(":", "", StringComparison.Ordinal);
        var offset = TimeSpan.Zero;
        if (zone.Length == 5 && int.TryParse(zone[1..3], CultureInfo.InvariantCulture, out int hours) && int.TryParse(zone[3..], CultureInfo.InvariantCulture, out int minutes) && hours <= 14 && minutes <= 59)
            offset = new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
        if (offset.Duration() > TimeSpan.FromHours(14))
            return null;
        return new SeenTime(new DateTimeOffset(year, month, day, hour, minute, second, offset), zone.Length > 0);
    }

    private static int Month(Match match) => Array.FindIndex(Months, m => m.Equals(match.Groups["b"].Value, StringComparison.OrdinalIgnoreCase)) + 1;

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)[T _](?<h>\d\d):(?<i>\d\d)(?::(?<s>\d\d))?(?:[.,]\d+)?\s?(?<z>Z|UTC|[+-]\d\d:?\d\d)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\d)(?<d>\d\d)/(?<b>[A-Za-z]{3})/(?<y>\d{4}):(?<h>\d\d):(?<i>\d\d):(?<s>\d\d)\s?(?<z>[+-]\d{4})?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s(?<b>[A-Za-z]{3})\s(?<y>\d{4})\s(?<h>\d\d):(?<i>\d\d)(?::(?<s>\d\d))?\s?(?<z>[+-]\d{4}|GMT|UTC)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rfc5322();

    [GeneratedRegex(@"^(?:<\d{1,3}>)?(?<b>[A-Z][a-z]{2})\s{1,2}(?<d>\d{1,2})\s(?<h>\d\d):(?<i>\d\d):(?<s>\d\d)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Syslog();

    [GeneratedRegex(@"^\W?(?<s>1\d{9})(?:\.\d+)?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Epoch();
}
