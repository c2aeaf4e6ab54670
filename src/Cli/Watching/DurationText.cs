using System.Globalization;

namespace Tocsin.Cli.Watching;

/// <summary>Durations as people type them: <c>90s</c>, <c>10m</c>, <c>24h</c>, <c>7d</c>, <c>1h30m</c>.</summary>
public static class DurationText
{
    /// <summary>Reads one.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        double seconds = 0;
        int at = 0;
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
                end++;
            if (end == text.Length || UnitOf(text[end]) is not { } unit
                || !double.TryParse(text.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
                throw Wrong(option, text);
            seconds += amount * unit;
            at = end + 1;
        }

        // Longer than all posts there can be: times reach from 1990 to 2100.
        return text.Length > 0 && seconds <= 110 * 366 * 86_400.0 ? TimeSpan.FromSeconds(seconds) : throw Wrong(option, text);
    }

    private static double? UnitOf(char letter) => letter switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => null };

    private static UserError Wrong(string option, string text) =>
        new($"{option} '{text}' is no duration", "give a number with s, m, h or d: 90s, 10m, 24h, 7d");
}
