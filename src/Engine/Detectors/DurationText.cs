using System.Globalization;

namespace Tocsin.Engine.Detectors;

/// <summary>Durations as people write them in settings: a number and a unit (ms, s, min, h, d).</summary>
public static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("min", 60), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    /// <summary>Reads one duration; at most 36,500 days.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        text = text.Trim();
        duration = default;
        foreach (var (unit, seconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
                continue;
            if (!double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number))
                return false;
            double total = number * seconds;
            if (!(total >= 0 && total <= 36_500 * 86_400.0))
                return false;
            duration = TimeSpan.FromMilliseconds(Math.Round(total * 1000));
            return true;
        }

        return false;
    }

    /// <summary>The shortest way to write a duration: <c>60 s</c>, <c>10 min</c>, <c>1 h</c>.</summary>
    public static string Write(TimeSpan duration)
    {
        double seconds = duration.TotalSeconds;
        var (number, unit) = seconds switch
        {
            < 1 and > 0 => (duration.TotalMilliseconds, "ms"),
            <= 60 => (seconds, "s"),
            < 3600 => (seconds / 60, "min"),
            < 2 * 86_400 => (seconds / 3600, "h"),
            _ => (seconds / 86_400, "d"),
        };

        // Rather 90 s than 1.5 min: whole numbers are read without thinking.
        if (number != Math.Floor(number))
            (number, unit) = seconds == Math.Floor(seconds) ? (seconds, "s") : (duration.TotalMilliseconds, "ms");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}");
    }
}
