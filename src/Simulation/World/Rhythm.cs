using Tocsin.Simulation.Randomness;

namespace Tocsin.Simulation.World;

/// <summary>When people post: by hour of their own day, by day of the week, and more as the vote comes near.</summary>
/// <remarks>
/// The hourly curve has the shape reported for Twitter by Golder and Macy (Science 333, 2011) and ten Thij et al. (2014): a
/// deep low before dawn, a rise to midday and the peak in the evening.
/// </remarks>
internal sealed class Rhythm
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    private static readonly double[] Hours =
        [0.42, 0.24, 0.14, 0.09, 0.08, 0.12, 0.27, 0.48, 0.62, 0.68, 0.72, 0.76, 0.84, 0.82, 0.74, 0.72, 0.74, 0.80, 0.86, 0.92, 0.98, 1.00, 0.90, 0.66];

    private static readonly double[] Office =
        [0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.1, 0.3, 0.7, 1, 1, 1, 0.7, 0.8, 1, 1, 1, 0.9, 0.5, 0.25, 0.15, 0.1, 0.05, 0.02];

    // Monday to Sunday.
    private static readonly double[] Week = [1.0, 1.02, 1.03, 1.04, 0.98, 0.86, 0.9];

    private readonly AliasTable _hours = new(Hours);
    private readonly AliasTable _office = new(Office);
    private readonly AliasTable _days;
    private readonly AliasTable _officeDays;
    private readonly AliasTable _voteDays;
    private readonly long _home;

    public Rhythm(Scenario scenario)
    {
        _home = (long)scenario.TimeZones[0].Key.TotalMilliseconds;
        Duration = scenario.Days * Day;
        int vote = scenario.Election.Vote is { } v ? v.DayNumber - scenario.Start.DayNumber : scenario.Days;
        var days = new double[scenario.Days];
        var office = new double[scenario.Days];
        var before = new double[scenario.Days];
        for (int d = 0; d < days.Length; d++)
        {
            var date = scenario.Start.AddDays(d);
            int weekday = ((int)date.DayOfWeek + 6) % 7;
            days[d] = Week[weekday] * (1 + (0.3 * d / days.Length));
            office[d] = weekday < 5 ? 1 : 0.1;
            int left = Math.Abs(vote - d);
            before[d] = 1 + (8.0 / (1 + left));
        }

        _days = new AliasTable(days);
        _officeDays = new AliasTable(office);
        _voteDays = new AliasTable(before);
    }

    /// <summary>Length of the scenario in milliseconds.</summary>
    public long Duration { get; }

    /// <summary>A moment at which a person posts; <paramref name="shift"/> is how far their clock is ahead of UTC.</summary>
    public long Moment(RandomStream random, int shift) => At(random, _days, _hours, shift);

    /// <summary>A moment at which a newsroom publishes or an office works.</summary>
    public long OfficeMoment(RandomStream random, long shift, bool weekdays) => At(random, weekdays ? _officeDays : _days, _office, shift);

    /// <summary>A moment in somebody's waking hours, more often the nearer the vote.</summary>
    public long VoteMoment(RandomStream random) => At(random, _voteDays, _hours, _home);

    /// <summary>Whether a person is awake and at the phone then: a coin weighted by the hour of their day.</summary>
    public bool Awake(RandomStream random, long time, int shift)
    {
        long local = (time + shift - _home + Duration) % Day;
        return random.Unit() < Hours[local / Hour];
    }

    /// <summary>A given hour of a day at home.</summary>
    public long AtHome(int day, double hour) => Math.Clamp((day * Day) + (long)(hour * Hour), 0, Duration - 1);

    // Times are counted from the first midnight at home.
    private long At(RandomStream random, AliasTable days, AliasTable hours, long shift)
    {
        long time = (days.Pick(random) * Day) + (hours.Pick(random) * Hour) + random.Below(Hour) - shift + _home;
        return time < 0 ? time + Duration : time >= Duration ? time - Duration : time;
    }
}
