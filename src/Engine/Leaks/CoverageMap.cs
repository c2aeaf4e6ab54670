namespace Tocsin.Engine.Leaks;

/// <summary>Which symbols of the dump's document its sources explain, and where the gaps lie.</summary>
internal sealed class CoverageMap(Fingerprinter dump, IReadOnlyList<MatchedGram> found)
{
    private readonly int _symbols = dump.Folded.Count;

    /// <summary>Share explained by one source.</summary>
    public double Share(TracedSource source) => Share([source]);

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
            int stop = positions[to - 1] + 1;
            while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
                start--;
            while (stop < text.Length && char.IsLetterOrDigit(text[stop]))
                stop++;
            length = stop - start;
        }

        passages.Add(new Passage(start, length, before + 1, missing));
    }

    private void Cover(TracedSource source, bool[] covered)
    {
        foreach (var (index, _) in source.Grams)
            covered.AsSpan(found[index].At, dump.Gram).Fill(true);
    }
}
