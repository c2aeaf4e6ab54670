namespace Tocsin.Sources.Yaml;

/// <summary>"Did you mean": the nearest of the known words, if one is near enough to be meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest candidate by edits (insert, delete, replace, swap neighbours; case ignored), at most a third of the
    /// word's length away, or else the first that begins with it; null when none is. Ties go to the first in the list.</summary>
    public static string? For(string word, IReadOnlyCollection<string> candidates)
    {
        string? best = null;
        int limit = Math.Max(1, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word, candidate, limit);
            if (distance >= limit)
                continue;
            (best, limit) = (candidate, distance);
        }
        return best ?? (word.Length < 3 ? null : candidates.FirstOrDefault(c => c.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
            return limit;
        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above) = (above, row);
        }
        return above[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
