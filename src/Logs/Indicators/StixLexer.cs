using System.Text;

namespace Tocsin.Logs.Indicators;

/// <summary>Cuts a STIX pattern into tokens (STIX 2.1 section 9).</summary>
internal static class StixLexer
{
    /// <summary>The tokens, the end last.</summary>
    /// <exception cref="FormatException">A string does not close, or a character has no place in a pattern.</exception>
    public static List<StixToken> Cut(string pattern)
    {
        var tokens = new List<StixToken>();
        int at = 0;
        while (at < pattern.Length)
        {
            char c = pattern[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (pattern.AsSpan(at).StartsWith("//", StringComparison.Ordinal))
                at = End(pattern, "\n", at);
            else if (pattern.AsSpan(at).StartsWith("/*", StringComparison.Ordinal))
                at = End(pattern, "*/", at);
            else if (c == '\'')
                tokens.Add(Text(pattern, ref at));
            else if (IsWord(c))
                tokens.Add(Word(pattern, ref at));
            else
                tokens.Add(Operator(pattern, ref at));
        }

        tokens.Add(new StixToken('$', "", pattern.Length));
        return tokens;
    }

    private static int End(string pattern, string mark, int at)
    {
        int end = pattern.IndexOf(mark, at, StringComparison.Ordinal);
        return end < 0 ? pattern.Length : end + mark.Length;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+';

    private static StixToken Text(string pattern, ref int at)
    {
        int start = at++;
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] != '\'')
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
                at++;
            text.Append(pattern[at++]);
        }

        if (at >= pattern.Length)
            throw new FormatException($"the string at character {start + 1} does not close");
        at++;
        return new StixToken('s', text.ToString(), start);
    }

    private static StixToken Word(string pattern, ref int at)
    {
        int start = at;
        while (at < pattern.Length && IsWord(pattern[at]))
            at++;

        // A number with decimals is one word; a path is several.
        bool number = char.IsAsciiDigit(pattern[start]) || pattern[start] is '-' or '+';
        while (number && at < pattern.Length && (char.IsAsciiDigit(pattern[at]) || pattern[at] == '.'))
            at++;
        return new StixToken('w', pattern[start..at], start);
    }

    private static StixToken Operator(string pattern, ref int at)
    {
        foreach (string two in (ReadOnlySpan<string>)["!=", "<>", "<=", ">=", "=="])
        {
            if (pattern.AsSpan(at).StartsWith(two, StringComparison.Ordinal))
            {
                at += 2;
                return new StixToken('o', two, at - 2);
            }
        }

        char c = pattern[at];
        if (!"[]()=<>,.:*".Contains(c, StringComparison.Ordinal))
            throw new FormatException($"character {at + 1} has no place in a pattern");
        at++;
        return new StixToken('o', c.ToString(), at - 1);
    }
}
