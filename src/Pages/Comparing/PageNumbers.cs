using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Pages.Comparing;

/// <summary>Numbers in text: <c>1 234</c>, <c>1,234.5</c>, <c>51,3 %</c>.</summary>
/// <remarks>Groups of three behind a blank, point, comma or apostrophe belong to one number; what follows the last sign, if not three digits, is a fraction.</remarks>
internal static partial class PageNumbers
{
    /// <summary>All numbers of a text, as written.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Numbers().Matches(text).Select(m => m.Value)];

    /// <summary>The text with each number as one sign: what is left when numbers may change.</summary>
    public static string Without(string text) => Numbers().Replace(text, "#");

    /// <summary>The value.</summary>
    public static decimal? Value(string number)
    {
        string digits = string.Concat(number.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '\u00A0' or '\u202F')));
        int sign = digits.LastIndexOfAny(['.', ',']);
        bool fraction = sign >= 0 && (digits.Length - sign - 1 != 3 || digits[..sign].Contains(digits[sign] == '.' ? ',' : '.', StringComparison.Ordinal));
        string plain = fraction ? string.Concat(digits[..sign].Where(char.IsAsciiDigit)) + "." + digits[(sign + 1)..] : string.Concat(digits.Where(char.IsAsciiDigit));
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    [GeneratedRegex(@"[0-9]+(?:[ '’.,\u00A0\u202F][0-9]{3})*(?:[.,][0-9]+)?", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Numbers();
}
