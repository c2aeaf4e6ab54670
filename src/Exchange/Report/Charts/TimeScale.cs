namespace Tocsin.Exchange.Report.Charts;

/// <summary>A stretch of time laid out from 0 to 100 percent, with marks at readable local moments.</summary>
internal sealed class TimeScale(DateTimeOffset start, DateTimeOffset end, ReportClock clock)
{
    private const int MostTicks = 8;
    private static readonly int[] HourSteps = [1, 2, 3, 6, 12];
    private static readonly int[] DaySteps = [1, 2, 3, 7, 14];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
    private const double DaysInMonth = 30;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset End { get; } = end > start ? end : start.AddHours(1);

    /// <summary>Where a moment lies, in percent, kept inside the stretch.</summary>
    public double At(DateTimeOffset time) => Math.Clamp((time - Start) / (End - Start) * 100, 0, 100);

    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => from < End && to > Start;

    /// <summary>Marks with their labels.</summary>
    public IEnumerable<(double At, string Label)> Ticks()
    {
        double hours = (End - Start).TotalHours;
        int step = Array.Find(HourSteps, s => hours / s <= MostTicks);
        if (step > 0)
            return HourTicks(step);
        int days = Array.Find(DaySteps, s => hours / 24 / s <= MostTicks);
        if (days > 0)
            return DayTicks(days);
        int months = Array.Find(MonthSteps, s => hours / 24 / DaysInMonth / s <= MostTicks);
        return MonthTicks(months > 0 ? months : 240);
    }

    private IEnumerable<(double At, string Label)> HourTicks(int step)
    {
        var local = clock.Local(Start);
        var first = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset);
        while (first < Start || clock.Local(first).Hour % step != 0)
            first = first.AddHours(1);
        for (var time = first; time <= End; time = NextHour(time, step))
            yield return (At(time), clock.Local(time).Hour == 0 ? clock.ShortDay(time) : clock.Hour(time));
    }

    /// <summary>The next local hour on the step, also across a change of the clocks.</summary>
    private DateTimeOffset NextHour(DateTimeOffset time, int step)
    {
        var next = time.AddHours(step);
        int drift = clock.Local(next).Hour % step;
        return drift == 0 ? next : drift == 1 ? next.AddHours(-1) : next.AddHours(step - drift);
    }

    private IEnumerable<(double At, string Label)> DayTicks(int step)
    {
        for (var time = clock.MidnightFrom(Start); time <= End; time = clock.MidnightFrom(time.AddDays(step).AddHours(-2)))
            yield return (At(time), clock.ShortDay(time));
    }

    private IEnumerable<(double At, string Label)> MonthTicks(int step)
    {
        var local = clock.Local(Start);
        for (int month = (local.Year * 12) + local.Month - 1; ; month++)
        {
            var time = clock.Midnight(new DateTime(month / 12, (month % 12) + 1, 1));
            if (time > End)
                yield break;
            if (time >= Start && month % step == 0)
                yield return (At(time), clock.Format(time, "MMM yyyy"));
        }
    }
}
