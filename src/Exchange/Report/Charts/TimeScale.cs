namespace Tocsin.Exchange.Report.Charts;

/// <summary>A stretch of time laid out from 0 to 100 percent, with marks at readable local moments.</summary>
internal sealed class TimeScale(DateTimeOffset start, DateTimeOffset end, ReportClock clock)
{
    private const int MostTicks = 8;
    private static readonly int[] HourSteps = [1, 2, 3, 6, 12];
    private static readonly int[] DaySteps = [1, 2, 3, 7, 14, 28, 56, 91, 182, 365, 730, 1825];

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
        return step > 0 ? HourTicks(step) : DayTicks(Array.Find(DaySteps, s => hours / 24 / s <= MostTicks) is > 0 and var d ? d : 3650);
    }

    private IEnumerable<(double At, string Label)> HourTicks(int step)
    {
        var local = clock.Local(Start);
        var first = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset);
        while (first < Start || clock.Local(first).Hour % step != 0)
            first = first.AddHours(1);
        for (var time = first; time <= End; time = time.AddHours(step))
            yield return (At(time), clock.Local(time).Hour == 0 ? clock.ShortDay(time) : clock.Hour(time));
    }

    private IEnumerable<(double At, string Label)> DayTicks(int step)
    {
        for (var time = clock.MidnightFrom(Start); time <= End; time = clock.MidnightFrom(time.AddDays(step).AddHours(-2)))
            yield return (At(time), step >= 28 ? clock.Format(time, "MMM yyyy") : clock.ShortDay(time));
    }
}
