using Tocsin.Engine.Text;

namespace Tocsin.Engine.Detectors.KnownClaims;

/// <summary>Looks for claims in texts, one at a time; holds the scratch space. Not thread-safe.</summary>
/// <param name="index">The claims.</param>
/// <param name="share">Least share of a claim's information that must stand close together.</param>
/// <param name="leastBits">Least information in bits: below it unrelated texts would match by chance.</param>
internal sealed class ClaimSearch(ClaimIndex index, double share, double leastBits)
{
    // Half the claim's terms that are there must stand in the claim's order.
    private const double InOrder = 0.5;

    private readonly List<int> _terms = [];
    private readonly HashSet<int> _candidates = [];
    private readonly Dictionary<int, int> _place = [];
    private readonly Dictionary<int, int> _inWindow = [];

    /// <summary>The claim that a folded text repeats most of, or none.</summary>
    public ClaimMatch Best(ReadOnlySpan<byte> folded)
    {
        if (!Candidates(folded))
            return ClaimMatch.None;
        var best = ClaimMatch.None;
        foreach (int claim in _candidates)
        {
            var match = Verify(claim);
            if (match.Claim >= 0 && (match.Share, match.Bits, -match.Claim).CompareTo((best.Share, best.Bits, -best.Claim)) > 0)
                best = match;
        }

        return best;
    }

    /// <summary>Claims by how much of them a folded text holds, the most first, at most a number; for evaluation.</summary>
    public IReadOnlyList<ClaimMatch> Ranked(ReadOnlySpan<byte> folded, int most)
    {
        Candidates(folded);
        return [.. _candidates.Select(Measure).OrderByDescending(m => m.Share * m.Bits).ThenBy(m => m.Claim).Take(most)];
    }

    private bool Candidates(ReadOnlySpan<byte> folded)
    {
        _terms.Clear();
        _candidates.Clear();
        var reader = new TermReader(folded);
        while (reader.MoveNext())
        {
            int term = index.Term(reader.Hash);
            _terms.Add(term);
            if (term >= 0 && index.Heavy[term] is { } claims)
                _candidates.UnionWith(claims);
        }

        return _candidates.Count > 0;
    }

    private ClaimMatch Verify(int claim)
    {
        var match = Measure(claim);
        return match.Share >= share && match.Bits >= leastBits && Ordered(claim) ? match : ClaimMatch.None;
    }

    /// <summary>The most of the claim's information in any window twice as long as the claim.</summary>
    private ClaimMatch Measure(int claim)
    {
        var terms = index.Claims[claim].Terms;
        int window = (terms.Length * 2) + 4;
        _place.Clear();
        for (int i = 0; i < terms.Length; i++)
            _place.TryAdd(terms[i], i);
        _inWindow.Clear();
        double bits = 0, most = 0;
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_place.ContainsKey(_terms[i]) && Change(_terms[i], 1) == 1)
                bits += index.Weight[_terms[i]];
            if (i >= window && _place.ContainsKey(_terms[i - window]) && Change(_terms[i - window], -1) == 0)
                bits -= index.Weight[_terms[i - window]];
            most = Math.Max(most, bits);
        }

        return new ClaimMatch(claim, Math.Min(1, most / Math.Max(1e-9, index.Claims[claim].Bits)), most);
    }

    private int Change(int term, int by) => _inWindow[term] = _inWindow.GetValueOrDefault(term) + by;

    /// <summary>True when enough of the claim's terms come in its order: the longest rising run of their places.</summary>
    private bool Ordered(int claim)
    {
        var terms = index.Claims[claim].Terms;
        _place.Clear();
        for (int i = 0; i < terms.Length; i++)
            _place.TryAdd(terms[i], i);
        var seen = new HashSet<int>();
        var tails = new List<int>();
        foreach (int term in _terms)
        {
            if (!_place.TryGetValue(term, out int place) || !seen.Add(term))
                continue;
            int at = tails.BinarySearch(place);
            at = at < 0 ? ~at : at;
            if (at == tails.Count)
                tails.Add(place);
            else
                tails[at] = place;
        }

        return tails.Count >= InOrder * seen.Count;
    }
}
