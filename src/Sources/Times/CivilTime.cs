namespace Tocsin.Sources.Times;

/// <summary>Calendar arithmetic on the proleptic Gregorian calendar, without <see cref="DateTime"/>'s exceptions.</summary>
/// <remarks>The day count is Howard Hinnant's <c>days_from_civil</c>.</remarks>
internal static class CivilTime
{
    public const long MillisecondsPerDay = 86_400_000;

    /// <summary>1990-01-01T00:00:00Z.</summary>
    public const long Earliest = 631_152_000_000;

    /// <summary>2100-01-01T00:00:00Z, exclusive.</summary>
    public const long Latest = 4_102_444_800_000;

    public static bool IsPlausible(long unixMilliseconds) => unixMilliseconds is >= Earliest and < Latest;

    public static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);

    /// <summary>Accepts a leap second (:60) and counts it as the next minute's first.</summary>
    public static bool IsClock(int hour, int minute, int second) =>
        hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 60;

    public static long Milliseconds(int year, int month, int day, int hour, int minute, int second, int millisecond, int zoneMinutes) =>
        (Days(year, month, day) * MillisecondsPerDay) + (((((hour * 60L) + minute - zoneMinutes) * 60) + second) * 1000) + millisecond;

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static long Days(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - (era * 400);
        int dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097L) + dayOfEra - 719_468;
    }
}
