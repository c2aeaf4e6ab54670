using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Tocsin.Cli.Domains;

/// <summary>Finds when a line of a list of names says its name was seen.</summary>
/// <remarks>The first ISO 8601 date, with a time where one follows; without an offset it is UTC.</remarks>
internal static class LineTime
{
    private const int Date = 10;
    private const int Longest = 35;

    /// <summary>The moment; null when there is none.</summary>
    public static DateTimeOffset? Find(ReadOnlySpan<byte> line)
    {
        for (int from = 0; ;)
        {
            int dash = line[from..].IndexOf((byte)'-');
            if (dash < 0)
                return null;
            int start = from + dash - 4;
            if (start >= 0 && start + Date <= line.Length && (start == 0 || !char.IsAsciiDigit((char)line[start - 1])) && IsDate(line.Slice(start, Date)))
                return Moment(line[start..]);
            from += dash + 1;
        }
    }

    private static bool IsDate(ReadOnlySpan<byte> text) =>
        text[4] == '-' && text[7] == '-' && Utf8Parser.TryParse(text[..4], out int year, out int used) && used == 4 && year is >= 1990 and < 2200
        && Utf8Parser.TryParse(text.Slice(5, 2), out int month, out used) && used == 2 && month is >= 1 and <= 12
        && Utf8Parser.TryParse(text.Slice(8, 2), out int day, out used) && used == 2 && day is >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static DateTimeOffset Moment(ReadOnlySpan<byte> text)
    {
        int end = Date;
        if (text.Length > Date + 3 && text[Date] is (byte)'T' or (byte)' ' && char.IsAsciiDigit((char)text[Date + 1]))
        {
            while (end < text.Length && end < Longest && (char.IsAsciiDigit((char)text[end]) || text[end] is (byte)'T' or (byte)':' or (byte)'.' or (byte)'+' or (byte)'-' or (byte)'Z' || (end == Date && text[end] == ' ')))
                end++;
        }

        for (; end > Date; end--)
        {
            if (DateTimeOffset.TryParse(Encoding.ASCII.GetString(text[..end]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                return moment.ToUniversalTime();
        }

        return DateTimeOffset.Parse(Encoding.ASCII.GetString(text[..Date]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
