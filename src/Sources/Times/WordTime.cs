using System.Text;

namespace Tocsin.Sources.Times;

/// <summary>Times written with an English month name, in any order: RFC 822, the classic X form, "Nov 8, 2016 · 5:00 PM UTC".</summary>
internal static class WordTime
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static bool TryParse(ReadOnlySpan<byte> s, out long result)
    {
        result = 0;
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0, zone = 0;
        while (NextWord(ref s, out var word))
        {
            bool read;
            if (word[0] is (byte)'+' or (byte)'-')
                read = TimeZones.TryParse(word, out zone);
            else if (word.Contains((byte)':'))
                read = ReadClock(word, out hour, out minute, out second, out millisecond);
            else if (word[0] is >= (byte)'0' and <= (byte)'9')
                read = ReadNumber(word, ref day, ref year);
            else
                read = ReadName(word, ref month, ref hour, ref zone);
            if (!read)
                return false;
        }

        if (!CivilTime.IsDate(year, month, day) || !CivilTime.IsClock(hour, minute, second))
            return false;
        result = CivilTime.Milliseconds(year, month, day, hour, minute, second, millisecond, zone);
        return true;
    }

    private static bool NextWord(ref ReadOnlySpan<byte> s, out ReadOnlySpan<byte> word)
    {
        int start = s.IndexOfAnyExcept(" ,\t·"u8);
        if (start < 0)
        {
            word = default;
            return false;
        }

        s = s[start..];
        int end = s.IndexOfAny(" ,\t·"u8);
        word = end < 0 ? s : s[..end];
        s = s[word.Length..];
        return true;
    }

    private static bool ReadClock(ReadOnlySpan<byte> word, out int hour, out int minute, out int second, out int millisecond)
    {
        var scan = new TimeScanner(word);
        return scan.Clock(out hour, out minute, out second, out millisecond) && scan.Meridiem(ref hour) && scan.AtEnd;
    }

    private static bool ReadNumber(ReadOnlySpan<byte> word, ref int day, ref int year)
    {
        // "8-Nov-2016" and "1st" are left out: no export we know writes them.
        var scan = new TimeScanner(word);
        if (scan.Digits(4, out int value))
        {
            year = value;
            return scan.AtEnd;
        }

        if (!scan.UpTo2(out value) || !scan.AtEnd)
            return false;
        if (day == 0)
        {
            day = value;
        }
        else if (year == 0)
        {
            // RFC 822 had years of two digits; RFC 5322 reads them this way.
            year = value + (value < 50 ? 2000 : 1900);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool ReadName(ReadOnlySpan<byte> word, ref int month, ref int hour, ref int zone)
    {
        if (word.Length == 2 && (word[1] | 0x20) == 'm' && (word[0] | 0x20) is 'a' or 'p')
        {
            var scan = new TimeScanner(word);
            return scan.Meridiem(ref hour);
        }

        if (word.Length >= 3 && month == 0 && Month(word[..3]) is > 0 and int found)
        {
            month = found;
            return true;
        }

        return IsWeekday(word) || TimeZones.TryParse(word, out zone);
    }

    private static int Month(ReadOnlySpan<byte> three)
    {
        for (int m = 0; m < 12; m++)
        {
            if (Ascii.EqualsIgnoreCase(three, Months.AsSpan(m * 3, 3)))
                return m + 1;
        }

        return 0;
    }

    private static bool IsWeekday(ReadOnlySpan<byte> word)
    {
        if (word.Length < 3)
            return false;
        foreach (string day in (ReadOnlySpan<string>)["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
        {
            if (Ascii.EqualsIgnoreCase(word[..3], day))
                return true;
        }

        return false;
    }
}
