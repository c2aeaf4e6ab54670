using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Claims;

/// <summary>Brings ratings to verdicts: by the words of the rating (a data file), else by its place on its scale.</summary>
internal static class RatingWords
{
    private static readonly Lazy<(string Words, ClaimVerdict Verdict)[]> Known = new(Load);

    /// <summary>What a rating comes down to; <see cref="ClaimVerdict.Listed"/> when neither its words nor its numbers tell.</summary>
    /// <param name="words">The rating in words.</param>
    /// <param name="value">Its number.</param>
    /// <param name="worst">The number that stands for false.</param>
    /// <param name="best">The number that stands for true.</param>
    public static ClaimVerdict Verdict(string? words, double? value, double? worst, double? best)
    {
        if (words is not null)
        {
            string lower = words.ToLowerInvariant();
            foreach (var (known, verdict) in Known.Value)
            {
                if (Holds(lower, known))
                    return verdict;
            }
        }

        // schema.org: the worst rating is 1 and the best 5 unless stated; numbers outside their own scale say nothing.
        double low = worst ?? 1, high = best ?? 5;
        if (value is not { } number || high <= low || number < low || number > high)
            return ClaimVerdict.Listed;
        return ((number - low) / (high - low)) switch
        {
            <= 0.25 => ClaimVerdict.False,
            < 0.75 => ClaimVerdict.Mixed,
            _ => ClaimVerdict.True,
        };
    }

    private static bool Holds(string text, string words)
    {
        for (int at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            int end = at + words.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                return true;
        }

        return false;
    }

    private static (string, ClaimVerdict)[] Load() =>
    [
        .. DataFile.Rows("rating_words.tsv")
            .Select(p => (p[0], Enum.Parse<ClaimVerdict>(p[1], ignoreCase: true)))
            .OrderByDescending(p => p.Item1.Length).ThenBy(p => p.Item1, StringComparer.Ordinal),
    ];
}
