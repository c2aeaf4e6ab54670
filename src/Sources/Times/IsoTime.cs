using System.Runtime.CompilerServices;

namespace Tocsin.Sources.Times;

/// <summary>The form nine of ten exports write, read without a loop: <c>2016-11-08T22:00:00</c>, with <c>Z</c> or nothing behind.</summary>
internal static class IsoTime
{
    private const int Length = 19;

    /// <summary>False means that the general way has to look, not that the time is bad.</summary>
    public static bool TryParse(ReadOnlySpan<byte> s, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        if (s.Length is not (Length or Length + 1) || (s.Length == Length + 1 && s[Length] != (byte)'Z'))
            return false;
        s = s[..Length];
        if (s[4] != (byte)'-' || s[7] != (byte)'-' || s[10] is not ((byte)'T' or (byte)' ') || s[13] != (byte)':' || s[16] != (byte)':')
            return false;
        int year = (Two(s, 0) * 100) + Two(s, 2);
        int month = Two(s, 5), day = Two(s, 8), hour = Two(s, 11), minute = Two(s, 14), second = Two(s, 17);
        if (!CivilTime.IsDate(year, month, day) || !CivilTime.IsClock(hour, minute, second))
            return false;
        unixMilliseconds = CivilTime.Milliseconds(year, month, day, hour, minute, second, 0, 0);
        return true;
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
