namespace Tocsin.Sources.Times;

/// <summary>A cursor over the bytes of a time.</summary>
internal ref struct TimeScanner(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool Skip(byte expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest[1..];
        return true;
    }

    public bool Digits(int count, out int value)
    {
        value = 0;
        if (_rest.Length < count)
            return false;
        for (int i = 0; i < count; i++)
        {
            int digit = _rest[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        _rest = _rest[count..];
        return true;
    }

    public bool UpTo2(out int value) => Digits(2, out value) || Digits(1, out value);

    /// <summary>The rest of a time after its date: nothing, or a clock, a fraction, am/pm and a zone.</summary>
    public bool ClockAndZone(int year, int month, int day, out long result)
    {
        int hour = 0, minute = 0, second = 0, millisecond = 0;
        result = 0;
        if (!AtEnd)
        {
            if (!Skip((byte)'T') && !Skip((byte)'t') && !Skip((byte)' ') && !Skip((byte)','))
                return false;
            Spaces();
            if (!Clock(out hour, out minute, out second, out millisecond) || !Meridiem(ref hour))
                return false;
        }

        if (!Zone(out int zone) || !AtEnd || !CivilTime.IsClock(hour, minute, second))
            return false;
        result = CivilTime.Milliseconds(year, month, day, hour, minute, second, millisecond, zone);
        return true;
    }

    public bool Clock(out int hour, out int minute, out int second, out int millisecond)
    {
        second = millisecond = 0;
        if (!UpTo2(out hour) || !Skip((byte)':') || !Digits(2, out minute))
        {
            minute = 0;
            return false;
        }

        if (!Skip((byte)':'))
            return true;
        if (!Digits(2, out second))
            return false;
        if (Skip((byte)'.') || Skip((byte)','))
            return Fraction(out millisecond);
        return true;
    }

    public bool Meridiem(ref int hour)
    {
        Spaces();
        if (_rest.Length < 2 || (_rest[1] | 0x20) != 'm' || (_rest[0] | 0x20) is not ('a' or 'p'))
            return true;
        if (hour is < 1 or > 12)
            return false;
        bool afternoon = (_rest[0] | 0x20) == 'p';
        hour = (hour % 12) + (afternoon ? 12 : 0);
        _rest = _rest[2..];
        return true;
    }

    /// <summary>A zone, or nothing for UTC. Its value is minutes east of Greenwich.</summary>
    public bool Zone(out int minutes)
    {
        Spaces();
        if (AtEnd)
        {
            minutes = 0;
            return true;
        }

        int end = _rest.IndexOf((byte)' ');
        var word = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        if (!TimeZones.TryParse(word, out minutes))
            return false;
        Spaces();
        // "GMT+0100 (Central European Time)": the offset counts, the name in parentheses repeats it.
        if (!AtEnd && _rest[0] == (byte)'(')
            _rest = default;
        return true;
    }

    private bool Fraction(out int millisecond)
    {
        millisecond = 0;
        int digits = 0;
        while (Digits(1, out int digit))
        {
            if (digits < 3)
                millisecond = (millisecond * 10) + digit;
            digits++;
        }

        for (int i = digits; i < 3; i++)
            millisecond *= 10;
        return digits > 0;
    }

    private void Spaces()
    {
        while (!_rest.IsEmpty && _rest[0] == (byte)' ')
            _rest = _rest[1..];
    }
}
