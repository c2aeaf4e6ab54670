using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.AccountFarms;

/// <summary>Descriptions of profiles that are the same or nearly the same.</summary>
/// <remarks>
/// Folded as posts are (case, accents, numbers, links, mentions and emoji as classes), then each distinct one joins the most common
/// one before it whose character 4-grams agree to three quarters (Jaccard). Everything is compared with the first of its cluster
/// only, so clusters do not chain strangers together.
/// </remarks>
internal sealed class DescriptionClusters
{
    private const double Alike = 0.75;
    private const int LeastBytes = 24;

    // Hostile profiles could agree in a band by the thousand.
    private const int MostCandidates = 64;

    private readonly List<byte[]> _leaders = [];
    private readonly Dictionary<(int Band, uint Value), List<int>> _bands = [];

    /// <summary>The folded form of a profile's words; empty when no letters are left.</summary>
    public static byte[] Fold(ReadOnlySpan<byte> words)
    {
        if (words.IsEmpty)
            return [];
        byte[] buffer = new byte[TextNormaliser.MaxOutputLength(words.Length)];
        byte[] folded = buffer[..TextNormaliser.Normalise(words, buffer, out _)];
        return folded.Any(b => b > ' ') ? folded : [];
    }

    /// <summary>For each text the number of its cluster.</summary>
    /// <param name="texts">Folded texts, the most common first, then by their bytes.</param>
    public int[] Cluster(IReadOnlyList<byte[]> texts)
    {
        var labels = new int[texts.Count];
        Span<uint> sketch = stackalloc uint[MinHash.Words];
        for (int t = 0; t < texts.Count; t++)
        {
            byte[] text = texts[t];
            if (text.Length < LeastBytes)
            {
                labels[t] = _leaders.Count;
                _leaders.Add(text);
                continue;
            }

            MinHash.Sketch(text, sketch);
            int leader = Nearest(text, sketch);
            if (leader < 0)
            {
                leader = _leaders.Count;
                _leaders.Add(text);
                for (int band = 0; band < MinHash.Bands; band++)
                {
                    var list = System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_bands, (band, MinHash.Band(sketch, band)), out _) ??= [];
                    if (list.Count < MostCandidates)
                        list.Add(leader);
                }
            }

            labels[t] = leader;
        }

        return labels;
    }

    private int Nearest(byte[] text, ReadOnlySpan<uint> sketch)
    {
        var candidates = new SortedSet<int>();
        for (int band = 0; band < MinHash.Bands; band++)
        {
            if (_bands.TryGetValue((band, MinHash.Band(sketch, band)), out var list))
                candidates.UnionWith(list);
        }

        int best = -1;
        double most = Alike;
        ulong[]? mine = null;
        foreach (int candidate in candidates)
        {
            mine ??= Of(text);
            double similarity = Shingles.Jaccard(mine, Of(_leaders[candidate]));
            if (similarity > most || (best < 0 && similarity >= most))
                (best, most) = (candidate, similarity);
        }

        return best;
    }

    private static ulong[] Of(byte[] text)
    {
        var hashes = new ulong[text.Length];
        return hashes[..Shingles.Distinct(text, hashes)];
    }
}
