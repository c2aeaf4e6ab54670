using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Mail.Authentication.Spf;

/// <summary>Macros (RFC 7208, section 7): checked when a record is parsed, expanded when it is evaluated.</summary>
internal static partial class SpfMacro
{
    private const int LongestName = 253;

    /// <summary>Checks a domain-spec: it ends in a macro or in a label that can be a top-level domain.</summary>
    public static string DomainSpec(string text)
    {
        Check(text, explanation: false);
        if (!MacroEnd().IsMatch(text) && !TopLabelEnd().IsMatch(text))
            throw SpfError.Permanent($"{text} is no domain");
        return text;
    }

    /// <summary>Checks the syntax.</summary>
    public static void Check(string text, bool explanation) => Expand(text, explanation, (_, _) => "");

    /// <summary>Expands a domain-spec; names that are too long lose labels on the left (7.3).</summary>
    public static string ExpandDomain(string text, Func<char, bool, string> value)
    {
        string name = Expand(text, explanation: false, value).TrimEnd('.');
        while (name.Length > LongestName && name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0)
            name = name[(dot + 1)..];
        return name;
    }

    /// <summary>Expands.</summary>
    /// <param name="text">A macro-string.</param>
    /// <param name="explanation">The letters c, r and t are allowed.</param>
    /// <param name="value">The value of a lower-case letter.</param>
    public static string Expand(string text, bool explanation, Func<char, bool, string> value)
    {
        var output = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                output.Append(text[i]);
                continue;
            }

            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (next is '%' or '_' or '-')
            {
                output.Append(next switch { '%' => "%", '_' => " ", _ => "%20" });
                i++;
                continue;
            }

            var macro = Macro().Match(text, i);
            char letter = macro.Success ? char.ToLowerInvariant(macro.Groups["letter"].Value[0]) : '\0';
            if (!macro.Success || macro.Index != i || (letter is 'c' or 'r' or 't' && !explanation))
                throw SpfError.Permanent($"{text} holds a wrong macro");
            string raw = Transformed(value(letter, explanation), macro.Groups["digits"].Value, macro.Groups["reverse"].Success, macro.Groups["delimiters"].Value);
            output.Append(char.IsAsciiLetterUpper(macro.Groups["letter"].Value[0]) ? Uri.EscapeDataString(raw) : raw);
            i += macro.Length - 1;
        }

        return output.ToString();
    }

    private static string Transformed(string value, string digits, bool reverse, string delimiters)
    {
        int keep = int.MaxValue;
        if (digits.Length > 0 && (keep = digits.Length > 9 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture)) == 0)
            throw SpfError.Permanent("a macro keeps no label");
        string[] parts = value.Split(delimiters.Length == 0 ? ['.'] : delimiters.ToCharArray());
        if (reverse)
            Array.Reverse(parts);
        return string.Join('.', parts.Length > keep ? parts[^keep..] : parts);
    }

    [GeneratedRegex(@"%\{(?<letter>[slodiphcrtvSLODIPHCRTV])(?<digits>\d*)(?<reverse>[rR])?(?<delimiters>[.\-+,/_=]*)\}")]
    private static partial Regex Macro();

    [GeneratedRegex(@"(?:%\{[A-Za-z]\d*[rR]?[.\-+,/_=]*\}|%%|%_|%-)$")]
    private static partial Regex MacroEnd();

    [GeneratedRegex(@"\.(?:[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]+-[A-Za-z0-9-]*[A-Za-z0-9])\.?$")]
    private static partial Regex TopLabelEnd();
}
