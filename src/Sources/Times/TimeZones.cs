using System.Text;

namespace Tocsin.Sources.Times;

/// <summary>Numeric offsets and the zone names seen in exports.</summary>
/// <remarks>Names that mean different zones in different countries (IST, AST, CST outside America …) read as RFC 5322 has
/// them, or not at all.</remarks>
internal static class TimeZones
{
    public static bool TryParse(ReadOnlySpan<byte> word, out int minutes)
    {
        minutes = 0;
        if (word.IsEmpty)
            return true;
        if (word[0] is (byte)'+' or (byte)'-')
            return Offset(word, out minutes);
        if (word.Length > 3 && word[3] is (byte)'+' or (byte)'-' && IsUtc(word[..3]))
            return Offset(word[3..], out minutes);
        return Named(word, out minutes);
    }

    private static bool Offset(ReadOnlySpan<byte> word, out int minutes)
    {
        minutes = 0;
        var scan = new TimeScanner(word[1..]);
        if (!scan.UpTo2(out int hours))
            return false;
        scan.Skip((byte)':');
        int rest = 0;
        if (!scan.AtEnd && !scan.Digits(2, out rest))
            return false;
        minutes = (hours * 60) + rest;
        if (word[0] == (byte)'-')
            minutes = -minutes;
        return scan.AtEnd && hours <= 15 && rest < 60;
    }

    private static bool IsUtc(ReadOnlySpan<byte> word) =>
        Ascii.EqualsIgnoreCase(word, "UTC"u8) || Ascii.EqualsIgnoreCase(word, "GMT"u8);

    private static bool Named(ReadOnlySpan<byte> word, out int minutes)
    {
        minutes = 0;
        if (word.Length > 4)
            return false;
        Span<byte> upper = stackalloc byte[4];
        Ascii.ToUpper(word, upper, out int length);
        int? hours = upper[..length] switch
        {
            [(byte)'Z'] => 0,
            [(byte)'U', (byte)'T'] or [(byte)'U', (byte)'T', (byte)'C'] or [(byte)'G', (byte)'M', (byte)'T'] => 0,
            [(byte)'W', (byte)'E', (byte)'T'] => 0,
            [(byte)'E', (byte)'S', (byte)'T'] or [(byte)'C', (byte)'D', (byte)'T'] => -5,
            [(byte)'E', (byte)'D', (byte)'T'] => -4,
            [(byte)'C', (byte)'S', (byte)'T'] or [(byte)'M', (byte)'D', (byte)'T'] => -6,
            [(byte)'M', (byte)'S', (byte)'T'] or [(byte)'P', (byte)'D', (byte)'T'] => -7,
            [(byte)'P', (byte)'S', (byte)'T'] => -8,
            [(byte)'B', (byte)'S', (byte)'T'] or [(byte)'C', (byte)'E', (byte)'T'] or [(byte)'W', (byte)'E', (byte)'S', (byte)'T'] => 1,
            [(byte)'C', (byte)'E', (byte)'S', (byte)'T'] or [(byte)'E', (byte)'E', (byte)'T'] => 2,
            [(byte)'E', (byte)'E', (byte)'S', (byte)'T'] or [(byte)'M', (byte)'S', (byte)'K'] => 3,
            _ => null,
        };
        minutes = (hours ?? 0) * 60;
        return hours is not null;
    }
}
