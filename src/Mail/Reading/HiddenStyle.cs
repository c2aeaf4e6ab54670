using System.Buffers;

namespace Tocsin.Mail.Reading;

/// <summary>Inline styles that take text out of a reader's sight.</summary>
public static class HiddenStyle
{
    private static readonly string[] Hiding = ["display:none", "visibility:hidden", "font-size:0", "font-size:1px", "opacity:0;", "mso-hide:all", "max-height:0"];

    /// <summary>True when the style hides.</summary>
    public static bool Hides(string? style)
    {
        if (style is null || style.Length > 10_000)
            return false;
        char[] rented = ArrayPool<char>.Shared.Rent(style.Length + 1);
        int length = 0;
        foreach (char c in style)
        {
            if (!char.IsWhiteSpace(c))
                rented[length++] = char.ToLowerInvariant(c);
        }

        rented[length++] = ';';
        bool hides = HidesPlain(rented.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(rented);
        return hides;
    }

    private static bool HidesPlain(ReadOnlySpan<char> plain)
    {
        foreach (string rule in Hiding)
        {
            int at = plain.IndexOf(rule, StringComparison.Ordinal);

            // font-size:0.9em is small, not hidden.
            if (at >= 0 && !(rule.EndsWith('0') && at + rule.Length < plain.Length && plain[at + rule.Length] is '.' or (>= '0' and <= '9')))
                return true;
        }

        return false;
    }
}
