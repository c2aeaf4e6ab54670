namespace Tocsin.Engine.Coordination;

/// <summary>The pairs of accounts that acted on the same objects within a window.</summary>
/// <remarks>
/// Before any pair is formed, accounts that cannot reach the minimum weight are pruned exactly: an account with fewer than k
/// acts that have a neighbour in the window carries no edge of weight k; repeated until nothing changes. The pairs of those
/// left are then counted account by account (<see cref="PairRows"/>). Objects whose pairs would break the budget are left
/// out, the most crowded first, from the observed and from the expected weights alike.
/// </remarks>
internal sealed class CoActions
{
    private readonly WindowActs _acts;
    private readonly int _minimum;

    private CoActions(TraceActs acts, long window, int minimum)
    {
        _acts = new WindowActs(acts, window);
        _minimum = minimum;
        Crowded = new bool[acts.Objects];
        Pairs = [];
    }

    /// <summary>The pairs that reach the minimum weight, by account ids.</summary>
    public List<PairWeight> Pairs { get; private set; }

    /// <summary>Objects left out because their pairs would break the budget.</summary>
    public bool[] Crowded { get; }

    /// <summary>Number of <see cref="Crowded"/> objects.</summary>
    public int CrowdedCount { get; private set; }

    /// <summary>Counts pairs.</summary>
    /// <param name="acts">The trace.</param>
    /// <param name="window">Window in milliseconds, boundary included.</param>
    /// <param name="minimum">Least weight of interest.</param>
    /// <param name="budget">Most pairs to form.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static CoActions Count(TraceActs acts, long window, int minimum, long budget, int threads = 1)
    {
        var work = new CoActions(acts, window, minimum);
        work.Prune(acts.Degree);
        if (work.LeaveOutCrowds(budget) > 0)
            work.Pairs = new PairRows(work._acts, acts.Degree.Length, minimum).Count(threads);
        return work;
    }

    private void Prune(int[] degree)
    {
        var alive = new bool[degree.Length];
        var active = new int[degree.Length];
        for (int a = 0; a < alive.Length; a++)
            alive[a] = degree[a] >= _minimum;

        // Each round is linear in what is left; what few more rounds would still remove costs less than looking for it.
        bool changed = true;
        for (int round = 0; round < 6 && changed; round++)
        {
            Array.Clear(active);
            _acts.Shrink(alive, active);
            changed = false;
            for (int a = 0; a < alive.Length; a++)
            {
                bool keep = active[a] >= _minimum;
                changed |= keep != alive[a];
                alive[a] = keep;
            }
        }

        if (changed)
            _acts.Shrink(alive, active);
    }

    private long LeaveOutCrowds(long budget)
    {
        var crowds = new List<(long Pairs, int Object)>();
        long total = 0;
        for (int o = 0; o < _acts.Objects; o++)
        {
            long pairs = _acts.PairsOf(o);
            total += pairs;
            if (pairs > 1000)
                crowds.Add((pairs, _acts.Number(o)));
        }

        if (total <= budget)
            return total;
        crowds.Sort(static (x, y) => x.Pairs != y.Pairs ? y.Pairs.CompareTo(x.Pairs) : x.Object.CompareTo(y.Object));
        foreach (var (pairs, o) in crowds)
        {
            if (total <= budget)
                break;
            Crowded[o] = true;
            CrowdedCount++;
            total -= pairs;
        }

        _acts.Drop(Crowded);
        return total;
    }
}
