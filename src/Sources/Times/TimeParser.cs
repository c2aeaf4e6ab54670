using System.Buffers;
using System.Buffers.Text;

namespace Tocsin.Sources.Times;

/// <summary>Reads the ways in which exports write a moment, from UTF-8, without allocating.</summary>
/// <remarks>
/// Understood: ISO 8601 and its relaxed forms (<c>2016-11-08T22:00:00.123+01:00</c>, <c>2016-11-08 22:00 EST</c>,
/// <c>20161108</c>); RFC 822/5322; the classic X form (<c>Wed Oct 10 20:19:24 +0000 2018</c>); other orders with a month's
/// English name; <c>10/1/2017 19:58</c> (month first unless only day first is possible); <c>1.10.2017 19:58</c> (day first);
/// Unix time in seconds, milliseconds, microseconds or nanoseconds, told apart by magnitude. No zone means UTC.
/// Moments before 1990 or from 2100 on are implausible: defaults and overflows, not posts.
/// </remarks>
public static class TimeParser
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.-+eE"u8);

    /// <summary>Reads a time as milliseconds since 1970-01-01 UTC.</summary>
    public static TimeOutcome TryParse(ReadOnlySpan<byte> utf8, out long unixMilliseconds)
    {
        if (IsoTime.TryParse(utf8, out unixMilliseconds))
            return CivilTime.IsPlausible(unixMilliseconds) ? TimeOutcome.Good : TimeOutcome.Implausible;
        utf8 = Trim(utf8);
        if (utf8.IsEmpty)
            return TimeOutcome.Missing;
        bool understood = utf8.Length >= 8 && utf8[4] is (byte)'-' or (byte)'/' && utf8[..4].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            ? YearFirst(utf8, out unixMilliseconds)
            : IsNumber(utf8) ? Number(utf8, out unixMilliseconds) : Other(utf8, out unixMilliseconds);
        if (!understood)
            return TimeOutcome.Bad;
        return CivilTime.IsPlausible(unixMilliseconds) ? TimeOutcome.Good : TimeOutcome.Implausible;
    }

    /// <summary>Reads Unix time, its unit told by its magnitude.</summary>
    public static TimeOutcome FromNumber(long value, out long unixMilliseconds)
    {
        unixMilliseconds = Scale(value);
        return CivilTime.IsPlausible(unixMilliseconds) ? TimeOutcome.Good : TimeOutcome.Implausible;
    }

    private static bool Other(ReadOnlySpan<byte> s, out long result)
    {
        int mark = s.IndexOfAny((byte)'/', (byte)'.');
        if (mark is 1 or 2 && s[0] is >= (byte)'0' and <= (byte)'9')
            return ShortDate(s, s[mark], out result);
        return WordTime.TryParse(s, out result);
    }

    private static bool YearFirst(ReadOnlySpan<byte> s, out long result)
    {
        result = 0;
        var scan = new TimeScanner(s);
        byte mark = s[4];
        if (!scan.Digits(4, out int year) || !scan.Skip(mark) || !scan.UpTo2(out int month) || !scan.Skip(mark) || !scan.UpTo2(out int day))
            return false;
        return CivilTime.IsDate(year, month, day) && scan.ClockAndZone(year, month, day, out result);
    }

    private static bool ShortDate(ReadOnlySpan<byte> s, byte mark, out long result)
    {
        result = 0;
        var scan = new TimeScanner(s);
        if (!scan.UpTo2(out int first) || !scan.Skip(mark) || !scan.UpTo2(out int second) || !scan.Skip(mark))
            return false;
        if (!scan.Digits(4, out int year))
        {
            if (!scan.Digits(2, out year))
                return false;
            year += year < 70 ? 2000 : 1900;
        }

        bool dayFirst = mark == (byte)'.' || first > 12;
        int month = dayFirst ? second : first;
        int day = dayFirst ? first : second;
        return CivilTime.IsDate(year, month, day) && scan.ClockAndZone(year, month, day, out result);
    }

    private static bool Number(ReadOnlySpan<byte> s, out long result)
    {
        result = 0;
        if (Utf8Parser.TryParse(s, out long whole, out int used) && used == s.Length)
        {
            if (s.Length is 8 or 12 or 14 && CompactDate(s, out result) && CivilTime.IsPlausible(result))
                return true;
            result = Scale(whole);
            return true;
        }

        if (!Utf8Parser.TryParse(s, out double value, out used) || used != s.Length || double.IsNaN(value))
            return false;
        result = Math.Abs(value) switch
        {
            < 1e11 => (long)Math.Round(value * 1e3),
            < 1e14 => (long)value,
            < 1e17 => (long)(value / 1e3),
            < 9e18 => (long)(value / 1e6),
            _ => long.MaxValue,
        };
        return true;
    }

    // 20161108, 201611082200, 20161108220000: as Unix times of any unit these would lie before 1990 or after 2100.
    private static bool CompactDate(ReadOnlySpan<byte> s, out long result)
    {
        result = 0;
        var scan = new TimeScanner(s);
        int hour = 0, minute = 0, second = 0;
        if (!scan.Digits(4, out int year) || !scan.Digits(2, out int month) || !scan.Digits(2, out int day))
            return false;
        if (s.Length >= 12 && (!scan.Digits(2, out hour) || !scan.Digits(2, out minute)))
            return false;
        if (s.Length == 14 && !scan.Digits(2, out second))
            return false;
        if (!CivilTime.IsDate(year, month, day) || !CivilTime.IsClock(hour, minute, second))
            return false;
        result = CivilTime.Milliseconds(year, month, day, hour, minute, second, 0, 0);
        return true;
    }

    private static long Scale(long value) => value switch
    {
        > -100_000_000_000 and < 100_000_000_000 => value * 1000,
        > -100_000_000_000_000 and < 100_000_000_000_000 => value,
        > -100_000_000_000_000_000 and < 100_000_000_000_000_000 => value / 1000,
        _ => value / 1_000_000,
    };

    private static bool IsNumber(ReadOnlySpan<byte> s) => s.IndexOfAnyExcept(NumberBytes) < 0 && s.Count((byte)'.') <= 1;

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> s)
    {
        while (!s.IsEmpty && s[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'"')
            s = s[1..];
        while (!s.IsEmpty && s[^1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'"')
            s = s[..^1];
        return s;
    }
}
