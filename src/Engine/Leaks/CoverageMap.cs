namespace Tocsin.Engine.Leaks;

/// <summary>Which symbols of the dump's document its sources explain, and where the gaps lie.</summary>
internal sealed class CoverageMap(Fingerprinter dump, IReadOnlyList<MatchedGram> found)
{
    private readonly int _symbols = dump.Folded.Count;

    /// <summary>Share explained by several together.</summary>
    public double Share(IEnumerable<TracedSource> sources)
    {
        bool[] covered = new bool[_symbols];
        foreach (var source in sources)
            Cover(source, covered);
        return _symbols == 0 ? 0 : (double)covered.AsSpan().Count(true) / _symbols;
    }

    /// <summary>The places that a source does not explain, and where fingerprints of it are missing.</summary>
    public IReadOnlyList<Passage> Passages(string text, TracedSource source, int fingerprints)
    {
        var passages = new List<Passage>();
        int end = 0, ordinal = -1;
        foreach (var (index, next) in source.Grams)
        {
            int at = found[index].At;
            Gap(text, source, end, at, ordinal, next, passages);
            end = Math.Max(end, at + dump.Gram);
            ordinal = next;
        }

        Gap(text, source, end, _symbols, ordinal, fingerprints, passages);
        return passages;
    }

    /// <summary>From the first to the last passage that stands beside another as in the source; the whole text when none does.</summary>
    public (int From, int To) Part(string text, TracedSource source)
    {
        int from = -1, to = -1;
        for (int i = 1; i < source.Grams.Count; i++)
        {
            if (source.Grams[i].Ordinal - source.Grams[i - 1].Ordinal is <= 0 or > 3)
                continue;
            from = from < 0 ? found[source.Grams[i - 1].Found].At : from;
            to = found[source.Grams[i].Found].At + dump.Gram - 1;
        }

        return from < 0 ? (0, text.Length) : (WordStart(text, dump.Folded.Positions[from]), WordEnd(text, dump.Folded.Positions[to] + 1));
    }

    // A number or a name is shown whole: "97,000", not the "97" at which a fingerprint happens to end.
    private static int WordStart(string text, int at)
    {
        while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || Joins(text, at - 1)))
            at--;
        return at;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || Joins(text, at)))
            at++;
        return at;
    }

    /// <summary>True for the comma of a number, a hyphen, an apostrophe, the dot of a name: one sign between two letters or digits.</summary>
    private static bool Joins(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1])
        && (text[at] is ',' or '.' or '-' or '\'' or '\u2019' or '@' or ':' or '/' || (char.IsWhiteSpace(text[at]) && text[at] != '\n' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private void Gap(string text, TracedSource source, int from, int to, int before, int after, List<Passage> passages)
    {
        int missing = 0;
        for (int i = before + 1; i < after; i++)
            missing += source.Ordinals.Contains(i) ? 0 : 1;
        if (from >= to && missing == 0)
            return;
        var positions = dump.Folded.Positions;
        int start = from < positions.Length ? positions[from] : text.Length;
        int length = 0;
        if (from < to)
        {
            start = WordStart(text, start);
            length = WordEnd(text, positions[to - 1] + 1) - start;
        }

        passages.Add(new Passage(start, length, before + 1, missing));
    }

    private void Cover(TracedSource source, bool[] covered)
    {
        foreach (var (index, _) in source.Grams)
            covered.AsSpan(found[index].At, dump.Gram).Fill(true);
    }
}
