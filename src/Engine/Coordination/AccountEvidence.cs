using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Coordination;

/// <summary>The strongest evidence about each account, below the threshold of a call too.</summary>
/// <remarks>
/// An account with many partners has many chances of a small p, so its smallest is multiplied by the number of its pairs
/// that were formed (Bonferroni); a called pair counts with its q at least, so that no called account ranks below chance.
/// </remarks>
internal sealed class AccountEvidence
{
    private readonly Dictionary<int, (double LogP, TraceKind Trace)> _best = [];

    /// <summary>ln p and trace of each account with any evidence.</summary>
    public IReadOnlyDictionary<int, (double LogP, TraceKind Trace)> Best => _best;

    /// <summary>Takes the pairs of one window, called or not, with the pairs formed to find them.</summary>
    public void Add(IReadOnlyList<SignificantPair> judged, IReadOnlyList<PairWeight> formed)
    {
        var partners = judged.SelectMany(p => new[] { p.A, p.B }).Distinct().ToDictionary(a => a, _ => 0);
        foreach (var pair in formed)
        {
            Count(partners, pair.A);
            Count(partners, pair.B);
        }

        foreach (var pair in judged)
        {
            Add(pair.A, pair.Trace, pair.LogP + Math.Log(partners[pair.A]));
            Add(pair.B, pair.Trace, pair.LogP + Math.Log(partners[pair.B]));
        }
    }

    /// <summary>Takes what was called.</summary>
    public void AddCalled(IEnumerable<SignificantPair> called)
    {
        foreach (var pair in called)
        {
            Add(pair.A, pair.Trace, pair.ClaimLogQ);
            Add(pair.B, pair.Trace, pair.ClaimLogQ);
        }
    }

    /// <summary>Takes the evidence of another trace.</summary>
    public void Add(AccountEvidence other)
    {
        foreach (var (account, (logP, trace)) in other._best)
            Add(account, trace, logP);
    }

    private void Add(int account, TraceKind trace, double logP)
    {
        if (logP < 0 && (!_best.TryGetValue(account, out var known) || logP < known.LogP))
            _best[account] = (logP, trace);
    }

    private static void Count(Dictionary<int, int> partners, int account)
    {
        if (partners.TryGetValue(account, out int n))
            partners[account] = n + 1;
    }
}
