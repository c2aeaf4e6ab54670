namespace Tocsin.Sites.Marks;

/// <summary>Tells ids of documentation, templates and platforms from those of an operator.</summary>
public static class ExampleIds
{
    private const int LeastForMost = 6;
    private const double Most = 0.85;
    private static readonly string[] Words = ["XXXX", "YOUR", "EXAMPLE", "CHANGE", "PLACEHOLDER", "TODO", "DUMMY", "SAMPLE"];

    private static readonly Lazy<Dictionary<(string, string), string>> Known = new(() => SiteData.Lines("example_ids.tsv").Select(l => l.Split('\t')).ToDictionary(c => (c[0], c[1].ToUpperInvariant()), c => c[2]));

    /// <summary>Why an id says nothing; null when it may be somebody's.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="value">The id as extracted.</param>
    public static string? Why(MarkKind kind, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Known.Value.TryGetValue((MarkCatalog.Of(kind).Code, value.ToUpperInvariant()), out string? why))
            return why;
        if (MarkCatalog.Of(kind).Family != MarkFamily.Account)
            return null;
        if (kind is MarkKind.Matomo or MarkKind.LiveInternetGroup)
            return null;
        string core = Core(value);
        if (Words.Any(w => core.Contains(w, StringComparison.OrdinalIgnoreCase)))
            return "a word that stands for an id";
        return Follows(core, 1) || Follows(core, 2) ? "a pattern that nobody is given" : null;
    }

    // What is left without the name of the kind, the host or a number of a property.
    private static string Core(string value)
    {
        int bar = value.LastIndexOf('|');
        string core = bar >= 0 ? value[(bar + 1)..] : value;
        foreach (string prefix in (string[])["UA-", "GTM-", "G-", "AW-", "ca-pub-", "VK-RTRG-"])
            core = core.StartsWith(prefix, StringComparison.Ordinal) ? core[prefix.Length..] : core;
        int hyphen = core.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && core[..hyphen].All(char.IsAsciiDigit) ? core[..hyphen] : core;
    }

    // Each character is the one a step before, or the next after it (9 then 0, f then 0, 9 then a), up or down.
    private static bool Follows(string text, int step)
    {
        int pairs = text.Length - step;
        if (text.Length < 4 || (step > 1 && text.Length < LeastForMost))
            return false;
        int same = 0, up = 0, down = 0;
        for (int i = 0; i < pairs; i++)
        {
            char a = char.ToLowerInvariant(text[i]), b = char.ToLowerInvariant(text[i + step]);
            same += a == b ? 1 : 0;
            up += b == a + 1 || (a, b) is ('9', '0' or 'a') or ('f', '0' or '1') ? 1 : 0;
            down += a == b + 1 || (a, b) is ('0', '9') ? 1 : 0;
        }

        int best = Math.Max(same, Math.Max(up, down));
        return text.Length < LeastForMost ? best == pairs : best >= Most * pairs;
    }
}
