using System.Globalization;

namespace Tocsin.Sources.Outlets.Ftm;

/// <summary>Days as FollowTheMoney writes them: a year, a month, a day or a moment.</summary>
internal static class FtmDay
{
    /// <summary>The first day meant, or the last; null when it is no date.</summary>
    public static DateOnly? Of(string text, bool last = false)
    {
        string day = text.Length > 10 ? text[..10] : text;
        return TryParse(day, "yyyy-MM-dd", out var exact) ? exact
            : TryParse(day, "yyyy-MM", out var month) ? (last ? month.AddMonths(1).AddDays(-1) : month)
            : TryParse(day, "yyyy", out var year) ? (last ? year.AddYears(1).AddDays(-1) : year)
            : null;
    }

    private static bool TryParse(string text, string format, out DateOnly day) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year < 9999;
}
