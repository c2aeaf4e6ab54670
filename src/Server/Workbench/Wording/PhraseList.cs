using System.Text.RegularExpressions;

namespace Tocsin.Server.Workbench.Wording;

/// <summary>Lists as our own sentences write them: "a, b and c", "a, b and 3 more".</summary>
internal static partial class PhraseList
{
    private const string And_ = " and ";

    /// <summary>The items; commas inside brackets part nothing.</summary>
    public static string[] Read(string words)
    {
        int and = LastAnd(words);
        return and < 0 ? [.. Parted(words)] : [.. Parted(words[..and]), words[(and + And_.Length)..]];
    }

    public static string Write(Texts texts, IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {And(texts)} {items[^1]}";

    /// <summary>Names keep what they are; only the word before the last one is translated.</summary>
    public static string Names(Texts texts, string words)
    {
        int and = LastAnd(words);
        if (and < 0)
            return words;
        string last = words[(and + And_.Length)..];
        if (Rest().Match(last) is { Success: true } rest)
            last = $"{PhraseValues.In(texts, HoleKind.Int, rest.Groups["n"].Value)} {(texts.Language == "fr" ? rest.Groups["n"].Value == "1" ? "autre" : "autres" : "ще")}";
        return texts.Language != "fr" && last.EndsWith(" ще", StringComparison.Ordinal) ? $"{words[..and]} та ще {last[..^3]}" : $"{words[..and]} {And(texts)} {last}";
    }

    // Somebody else's words stand in brackets and quotes: what looks like a list there is none.
    private static int LastAnd(string words)
    {
        int open = 0, last = -1;
        for (int i = 0; i < words.Length; i++)
        {
            open += Opens(words[i]);
            if (open <= 0 && string.CompareOrdinal(words, i, And_, 0, And_.Length) == 0)
                last = i;
        }

        return last;
    }

    private static IEnumerable<string> Parted(string words)
    {
        int from = 0, open = 0;
        for (int i = 0; i + 1 < words.Length; i++)
        {
            open += Opens(words[i]);
            if (open <= 0 && words[i] == ',' && words[i + 1] == ' ')
            {
                yield return words[from..i];
                from = i + 2;
            }
        }

        yield return words[from..];
    }

    private static int Opens(char c) => c switch { '(' or '[' or '“' => 1, ')' or ']' or '”' => -1, _ => 0 };

    private static string And(Texts texts) => texts.Language == "fr" ? "et" : "та";

    [GeneratedRegex("^(?<n>[0-9,]{1,12}) more$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rest();
}
