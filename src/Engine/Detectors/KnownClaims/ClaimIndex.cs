using System.Text;
using Tocsin.Engine.Model.Claims;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>The claims by their terms: finds which claim a text repeats.</summary>
/// <remarks>
/// A term weighs its information, log2 of the inverse of the share of texts that hold it, learned from the posts. A text matches when it
/// holds, close together, at least a given share of a claim's information. Such a text must hold one of the claim's heaviest terms,
/// those that reach beyond what may be missing: only these are indexed, which loses nothing (prefix filter; Chaudhuri, Ganti
/// and Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006).
/// </remarks>
internal sealed class ClaimIndex
{
    // Enough to know how common a word is to a tenth.
    private const int Sampled = 50_000;

    private readonly Dictionary<ulong, int> _terms = [];

    private ClaimIndex(List<ClaimGroup> claims, Dictionary<ulong, int> terms, double[] weight, List<int>[] heavy, int texts)
    {
        (Claims, _terms, Weight, Heavy, Texts) = (claims, terms, weight, heavy, texts);
    }

    /// <summary>The claims.</summary>
    public IReadOnlyList<ClaimGroup> Claims { get; }

    /// <summary>Information of each term in bits.</summary>
    public double[] Weight { get; }

    /// <summary>For each term the claims among whose heaviest it is.</summary>
    public List<int>[] Heavy { get; }

    /// <summary>Texts that frequencies were learned from.</summary>
    public int Texts { get; }

    /// <summary>Number of a term, or -1 when no claim holds it.</summary>
    public int Term(ulong hash) => _terms.GetValueOrDefault(hash, -1);

    /// <summary>Builds the index.</summary>
    /// <param name="reviews">The fact-checks; those rated true are left out.</param>
    /// <param name="table">The posts, from which it learns which words are common.</param>
    /// <param name="share">Least share of a claim's information that will be asked for.</param>
    /// <param name="cancellation">Stops between segments.</param>
    public static ClaimIndex Build(IReadOnlyList<ClaimReview> reviews, PostTable table, double share, CancellationToken cancellation)
    {
        var terms = new Dictionary<ulong, int>();
        var claims = Group(reviews, terms);
        var (seen, texts) = Frequencies(terms, table, cancellation);
        var weight = seen.Select(s => Math.Log2((texts + 1) / (s + 0.5))).ToArray();
        var heavy = new List<int>[terms.Count];
        for (int c = 0; c < claims.Count; c++)
        {
            int[] distinct = [.. claims[c].Terms.Distinct().OrderByDescending(t => weight[t]).ThenBy(t => t)];
            claims[c].Bits = distinct.Sum(t => weight[t]);
            double rest = claims[c].Bits;
            foreach (int term in distinct)
            {
                (heavy[term] ??= []).Add(c);
                rest -= weight[term];

                // Without any of the terms so far the others cannot reach the share.
                if (rest < share * claims[c].Bits)
                    break;
            }
        }

        return new ClaimIndex(claims, terms, weight, heavy, texts);
    }

    // One claim however many rated it; the wording decides, in an order of its own.
    private static List<ClaimGroup> Group(IReadOnlyList<ClaimReview> reviews, Dictionary<ulong, int> terms)
    {
        byte[] buffer = new byte[1024];
        var groups = new SortedDictionary<string, List<ClaimReview>>(StringComparer.Ordinal);
        foreach (var review in reviews.Where(r => r.Verdict != ClaimVerdict.True))
        {
            int length = TextNormaliser.Normalise(Encoding.UTF8.GetBytes(review.Claim), ref buffer, out _);
            string folded = Encoding.UTF8.GetString(buffer.AsSpan(0, length));
            if (!groups.TryGetValue(folded, out var same))
                groups[folded] = same = [];
            same.Add(review);
        }

        var claims = new List<ClaimGroup>();
        foreach (var (folded, same) in groups)
        {
            var words = new List<int>();
            var reader = new TermReader(Encoding.UTF8.GetBytes(folded));
            while (reader.MoveNext())
            {
                if (!terms.TryGetValue(reader.Hash, out int term))
                    terms[reader.Hash] = term = terms.Count;
                words.Add(term);
            }

            if (words.Count > 0)
                claims.Add(new ClaimGroup([.. same.OrderBy(r => r.Reviewed ?? DateTimeOffset.MaxValue).ThenBy(r => r.Publisher, StringComparer.Ordinal).ThenBy(r => r.Url, StringComparer.Ordinal)], [.. words]));
        }

        return claims;
    }

    private static (int[] Seen, int Texts) Frequencies(Dictionary<ulong, int> terms, PostTable table, CancellationToken cancellation)
    {
        var seen = new int[terms.Count];
        var last = new int[terms.Count];
        byte[] buffer = new byte[1024];
        int texts = 0;

        // Content chooses the sample, so that the order of posts does not.
        ulong limit = table.Texts.Count <= Sampled ? ulong.MaxValue : (ulong)(ulong.MaxValue * ((double)Sampled / table.Texts.Count));
        for (int t = 0; t < table.Texts.Count; t++)
        {
            if ((t & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (Utf8Pool.Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table.Texts.Sketch(t))) > limit)
                continue;
            texts++;
            var segment = table.Locate(table.Texts.FirstPost(t), out int row);
            int length = TextNormaliser.Normalise(segment.Resolve(segment.Text[row]), ref buffer, out _);
            var reader = new TermReader(buffer.AsSpan(0, length));
            while (reader.MoveNext())
            {
                if (!terms.TryGetValue(reader.Hash, out int term) || last[term] == texts)
                    continue;
                last[term] = texts;
                seen[term]++;
            }
        }

        return (seen, texts);
    }
}
