using System.CommandLine;

namespace Tocsin.Cli;

/// <summary>Guesses what a mistyped command or option was meant to be.</summary>
/// <remarks>
/// Optimal string alignment distance (Damerau 1964, each part edited once): one slip in words of up to five letters, two in
/// longer ones; or a unique beginning of at least two letters.
/// </remarks>
public static class Suggestion
{
    /// <summary>The likeliest command or option for the first word that was not understood; null when none is close.</summary>
    public static string? For(ParseResult parsed)
    {
        var candidates = Names(parsed).Distinct(StringComparer.Ordinal).ToList();
        var words = parsed.UnmatchedTokens.Concat(parsed.CommandResult.Tokens.Select(t => t.Value).Where(IsOptionLike));
        return words.Select(word => For(word, candidates)).FirstOrDefault(guess => guess is not null);
    }

    /// <summary>The likeliest of some names for a word; null when none is close.</summary>
    public static string? For(string word, IReadOnlyList<string> candidates)
    {
        int end = word.IndexOf('=', StringComparison.Ordinal);
        if (end > 0)
            word = word[..end];
        var best = candidates
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(c => c.Distance <= (Math.Min(word.Length, c.Name.Length) <= 5 ? 1 : 2))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Name is not null)
            return best.Name;
        var longer = candidates.Where(name => word.Length >= 2 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return longer.Count == 1 ? longer[0] : null;
    }

    /// <summary>True for what looks like an option: the parser takes an unknown one for an argument where arguments are many.</summary>
    public static bool IsOptionLike(string word) => word.Length > 1 && word[0] == '-';

    private static IEnumerable<string> Names(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var child in command.Subcommands)
            yield return child.Name;
        foreach (var option in command.Options.Concat(parsed.RootCommandResult.Command.Options))
            yield return option.Name;
    }

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
