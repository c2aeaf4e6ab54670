using Tocsin.Sites.Reading;

namespace Tocsin.Sites.Linking;

/// <summary>Pairs of sites whose pages are alike in structure or words.</summary>
/// <remarks>Candidates share one of the 48 lowest shingles of a page (which two pages of Jaccard similarity 0.4 fail to do once in some ten thousand million times); each is then compared in full.</remarks>
internal static class Likeness
{
    private const int Lowest = 48;
    private const int LeastStructure = 30;
    private const int LeastText = 40;
    private const int MostHolders = 400;

    public static Dictionary<(string A, string B), (double Structure, double Text)> Of(IReadOnlyList<Site> sites, LinkOptions options)
    {
        var found = new Dictionary<(string, string), (double Structure, double Text)>();
        foreach (var (a, b, value) in Pairs(sites, f => f.Structure, LeastStructure, options.Structure))
            found[(a, b)] = (value, 0);
        foreach (var (a, b, value) in Pairs(sites, f => f.Text, LeastText, options.Text))
            found[(a, b)] = (found.GetValueOrDefault((a, b)).Structure, value);
        return found;
    }

    private static IEnumerable<(string A, string B, double Value)> Pairs(IReadOnlyList<Site> sites, Func<PageFacts, ShingleSet> part, int least, double threshold)
    {
        var pages = sites.SelectMany((s, i) => s.Pages.Select(p => (Site: i, Set: part(p.Facts)))).Where(p => p.Set.Total >= least).ToList();
        var holders = new Dictionary<ulong, List<int>>();
        for (int p = 0; p < pages.Count; p++)
        {
            foreach (ulong value in pages[p].Set.Values[..Math.Min(Lowest, pages[p].Set.Values.Length)])
                (holders.TryGetValue(value, out var list) ? list : holders[value] = []).Add(p);
        }

        var compared = new HashSet<(int, int)>();
        var best = new Dictionary<(int A, int B), double>();
        foreach (var list in holders.Values.Where(l => l.Count is > 1 and <= MostHolders))
        {
            for (int i = 0; i < list.Count; i++)
            {
                for (int j = i + 1; j < list.Count; j++)
                {
                    int a = pages[list[i]].Site, b = pages[list[j]].Site;
                    if (a == b || !compared.Add((list[i], list[j])))
                        continue;
                    double value = pages[list[i]].Set.Jaccard(pages[list[j]].Set);
                    if (value >= threshold && value > best.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b))))
                        best[(Math.Min(a, b), Math.Max(a, b))] = value;
                }
            }
        }

        return best.Select(b => (sites[b.Key.A].Host, sites[b.Key.B].Host, b.Value));
    }
}
