using System.Runtime.CompilerServices;

namespace Tocsin.Sources.Times;

/// <summary>The form nine of ten exports write, read without a loop: <c>2016-11-08T22:00:00</c>, with <c>Z</c>, <c>.123Z</c> or nothing behind.</summary>
internal static class IsoTime
{
    private const int Length = 19;

    /// <summary>False means that the general way has to look, not that the time is bad.</summary>
    public static bool TryParse(ReadOnlySpan<byte> s, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        int millisecond = 0;
        if (s.Length != Length && !Behind(s, out millisecond))
            return false;
        s = s[..Length];
        if (s[4] != (byte)'-' || s[7] != (byte)'-' || s[10] is not ((byte)'T' or (byte)' ') || s[13] != (byte)':' || s[16] != (byte)':')
            return false;
        int year = (Two(s, 0) * 100) + Two(s, 2);
        int month = Two(s, 5), day = Two(s, 8), hour = Two(s, 11), minute = Two(s, 14), second = Two(s, 17);
        if (!CivilTime.IsDate(year, month, day) || !CivilTime.IsClock(hour, minute, second))
            return false;
        unixMilliseconds = CivilTime.Milliseconds(year, month, day, hour, minute, second, millisecond, 0);
        return true;
    }

    private static bool Behind(ReadOnlySpan<byte> s, out int millisecond)
    {
        millisecond = 0;
        if (s.Length == Length + 1)
            return s[Length] == (byte)'Z';
        if (s.Length != Length + 5 || s[Length] != (byte)'.' || s[Length + 4] != (byte)'Z')
            return false;
        int first = Two(s, Length + 1), last = Two(s, Length + 2);
        millisecond = (first * 10) + (last % 10);
        return first >= 0 && last >= 0;
    }

    // Anything but two digits gives a number far below zero, which no part of a date allows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> s, int at)
    {
        int tens = s[at] - '0';
        int ones = s[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -100_000 : (tens * 10) + ones;
    }
}
