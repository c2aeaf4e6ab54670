using System.Globalization;

namespace Tocsin.Playbooks.Drafting;

/// <summary>Writes moments in the election's zone and in UTC, so that nobody has to guess.</summary>
internal sealed class Moments
{
    private readonly TimeZoneInfo _zone;
    private readonly string _name;

    public Moments(string zone)
    {
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        _name = ReferenceEquals(_zone, TimeZoneInfo.Utc) ? "UTC" : zone;
    }

    /// <summary>"Fri 5 May 2017 18:00 (Europe/Paris; 2017-05-05 16:00 UTC)".</summary>
    public string Both(DateTimeOffset? moment)
    {
        if (moment is not { } at)
            return "time not known";
        string utc = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return _name == "UTC" ? $"{utc} UTC" : $"{TimeZoneInfo.ConvertTime(at, _zone).ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} ({_name}; {utc} UTC)";
    }

    /// <summary>For tables.</summary>
    public static string Utc(DateTimeOffset? moment) => moment is { } at ? at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : "";
}
