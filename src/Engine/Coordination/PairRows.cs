namespace Tocsin.Engine.Coordination;

/// <summary>Counts pairs account by account: the co-action matrix, one row at a time.</summary>
/// <remarks>
/// Gustavson's order of multiplication ("Two fast algorithms for sparse matrices", ACM TOMS 4(3), 1978): the partners of one
/// account are counted in an array with a place for each account, which stays in the processor's cache, where a table of all
/// pairs would miss it at nearly every pair. Rows are independent, so threads share them out; the order of the result
/// does not depend on how. Each pair is seen from both sides and kept from one.
/// </remarks>
internal sealed class PairRows
{
    // Pieces of about this many looks at a neighbour go to one thread: long enough to repay the handing over.
    private const long Piece = 1 << 20;

    private readonly WindowActs _acts;
    private readonly int _minimum;
    private readonly int[] _names;
    private readonly int[] _start;
    private readonly int[] _from;
    private readonly int[] _to;

    /// <summary>Lays out the rows.</summary>
    /// <param name="acts">The acts; their accounts are renumbered in place.</param>
    /// <param name="accounts">Number of accounts.</param>
    /// <param name="minimum">Least weight of interest.</param>
    public PairRows(WindowActs acts, int accounts, int minimum)
    {
        (_acts, _minimum) = (acts, minimum);
        var number = new int[accounts];
        foreach (int account in acts.Accounts)
            number[account]++;
        int n = 0;
        for (int a = 0; a < accounts; a++)
            n += number[a] > 0 ? 1 : 0;
        _names = new int[n];
        _start = new int[n + 1];
        n = 0;
        for (int a = 0; a < accounts; a++)
        {
            if (number[a] == 0)
                continue;
            _names[n] = a;
            _start[n + 1] = _start[n] + number[a];
            number[a] = n++;
        }

        foreach (ref int account in acts.Accounts)
            account = number[account];
        _from = new int[acts.Count];
        _to = new int[acts.Count];
        acts.Neighbours(_start.AsSpan(0, n).ToArray(), _from, _to);
    }

    /// <summary>The pairs that reach the minimum, by account numbers.</summary>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public List<PairWeight> Count(int threads)
    {
        var pieces = Pieces();
        var found = new List<PairWeight>[pieces.Count - 1];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) };
        Parallel.For(0, found.Length, parallel, () => new Row(_names.Length), (p, _, row) =>
        {
            found[p] = [];
            for (int a = pieces[p]; a < pieces[p + 1]; a++)
                CountRow(a, row, found[p]);
            return row;
        }, static _ => { });
        var all = new List<PairWeight>(found.Sum(f => f.Count));
        foreach (var piece in found)
            all.AddRange(piece);
        return all;
    }

    private List<int> Pieces()
    {
        var pieces = new List<int> { 0 };
        long work = 0;
        for (int a = 0; a < _names.Length; a++)
        {
            for (int r = _start[a]; r < _start[a + 1]; r++)
                work += _to[r] - _from[r];
            if (work < Piece)
                continue;
            pieces.Add(a + 1);
            work = 0;
        }

        if (pieces[^1] < _names.Length)
            pieces.Add(_names.Length);
        return pieces;
    }

    private void CountRow(int account, Row row, List<PairWeight> found)
    {
        var accounts = _acts.Accounts;
        int[] counts = row.Counts, touched = row.Touched;
        int partners = 0;
        for (int r = _start[account]; r < _start[account + 1]; r++)
        {
            foreach (int other in accounts[_from[r].._to[r]])
            {
                // Without a branch: whether a partner is new cannot be foreseen.
                int count = counts[other];
                touched[partners] = other;
                partners += count == 0 ? 1 : 0;
                counts[other] = count + 1;
            }
        }

        int first = found.Count;
        foreach (int other in touched.AsSpan(0, partners))
        {
            if (counts[other] >= _minimum && other > account)
                found.Add(new PairWeight(_names[account], _names[other], counts[other]));
            counts[other] = 0;
        }

        if (found.Count - first > 1)
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(found)[first..].Sort(static (x, y) => x.B.CompareTo(y.B));
    }

    /// <summary>One thread's counts: a place for each account, and which places are in use.</summary>
    private sealed class Row(int accounts)
    {
        public readonly int[] Counts = new int[accounts];

        // One more than there can be, because the next place is written before it is known whether it counts.
        public readonly int[] Touched = new int[accounts + 1];
    }
}
