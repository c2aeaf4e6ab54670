namespace Tocsin.Engine.Coordination;

/// <summary>The pairs of accounts that acted on the same objects within a window.</summary>
/// <remarks>
/// Sliding window over each object's acts in order of time. Before any pair is formed, accounts that cannot reach the
/// minimum weight are pruned exactly: an account with fewer than k acts that have a neighbour in the window carries no edge
/// of weight k; repeated until nothing changes. Pairs are then formed twice: once into small saturating counters that
/// forget the pair, once into a table for those whose counter says they may reach the minimum. Objects whose pairs would
/// break the budget are left out, the most crowded first, from the observed and from the expected weights alike.
/// </remarks>
internal sealed class CoActions
{
    private readonly TraceActs _acts;
    private readonly long _window;
    private readonly int _minimum;
    private bool[] _alive;

    private CoActions(TraceActs acts, long window, int minimum)
    {
        _acts = acts;
        _window = window;
        _minimum = minimum;
        _alive = [.. acts.Degree.Select(d => d >= minimum)];
        Crowded = new bool[acts.Objects];
        Pairs = [];
    }

    /// <summary>The pairs that reach the minimum weight.</summary>
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
    public static CoActions Count(TraceActs acts, long window, int minimum, long budget)
    {
        var work = new CoActions(acts, window, minimum);
        work.Prune();
        work.LeaveOutCrowds(budget, out long total);
        work.CountPairs(total);
        return work;
    }

    private void Prune()
    {
        // Each round is linear; what few more rounds would still remove costs less than looking for it.
        for (int round = 0; round < 6; round++)
        {
            var active = new int[_alive.Length];
            for (int o = 0; o < _acts.Objects; o++)
                CountActive(_acts.Of(o), active);
            bool changed = false;
            for (int a = 0; a < _alive.Length; a++)
            {
                bool keep = active[a] >= _minimum;
                changed |= keep != _alive[a];
                _alive[a] = keep;
            }

            if (!changed)
                return;
        }
    }

    private void CountActive(ReadOnlySpan<Act> acts, int[] active)
    {
        int previous = -1;
        bool previousCounted = false;
        for (int i = 0; i < acts.Length; i++)
        {
            if (!_alive[acts[i].Account])
                continue;
            bool near = previous >= 0 && acts[i].Time - acts[previous].Time <= _window;
            if (near)
            {
                active[acts[i].Account]++;
                if (!previousCounted)
                    active[acts[previous].Account]++;
            }

            previous = i;
            previousCounted = near;
        }
    }

    private void LeaveOutCrowds(long budget, out long total)
    {
        var crowds = new List<(long Pairs, int Object)>();
        total = 0;
        for (int o = 0; o < _acts.Objects; o++)
        {
            long pairs = CountWithin(_acts.Of(o));
            total += pairs;
            if (pairs > 1000)
                crowds.Add((pairs, o));
        }

        if (total <= budget)
            return;
        crowds.Sort(static (x, y) => x.Pairs != y.Pairs ? y.Pairs.CompareTo(x.Pairs) : x.Object.CompareTo(y.Object));
        foreach (var (pairs, o) in crowds)
        {
            if (total <= budget)
                break;
            Crowded[o] = true;
            CrowdedCount++;
            total -= pairs;
        }
    }

    private long CountWithin(ReadOnlySpan<Act> acts)
    {
        long pairs = 0;
        int left = 0, inside = 0;
        for (int i = 0; i < acts.Length; i++)
        {
            if (!_alive[acts[i].Account])
                continue;
            for (; acts[i].Time - acts[left].Time > _window; left++)
            {
                if (_alive[acts[left].Account])
                    inside--;
            }

            pairs += inside++;
        }

        return pairs;
    }

    private void CountPairs(long total)
    {
        if (total == 0)
            return;
        int bits = Math.Clamp(64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)total * 6), 12, 28);
        var filter = new Filter(new PairSketch(bits));
        for (int o = 0; o < _acts.Objects; o++)
        {
            if (!Crowded[o])
                ForEachPair(_acts.Of(o), ref filter);
        }

        var counter = new Counter(filter.Sketch, new PairCounts(), Math.Min(_minimum, PairSketch.Top));
        for (int o = 0; o < _acts.Objects; o++)
        {
            if (!Crowded[o])
                ForEachPair(_acts.Of(o), ref counter);
        }

        Pairs = counter.Counts.AtLeast(_minimum);
    }

    // A struct visitor, so that the innermost loop of the whole engine is compiled for each use without a call.
    private void ForEachPair<TVisitor>(ReadOnlySpan<Act> acts, ref TVisitor visitor)
        where TVisitor : struct, IPairVisitor
    {
        for (int i = 1; i < acts.Length; i++)
        {
            int account = acts[i].Account;
            if (!_alive[account])
                continue;
            long from = acts[i].Time - _window;
            for (int j = i - 1; j >= 0 && acts[j].Time >= from; j--)
            {
                if (_alive[acts[j].Account])
                    visitor.Visit(PairCounts.Key(account, acts[j].Account));
            }
        }
    }

    private interface IPairVisitor
    {
        void Visit(ulong key);
    }

    private readonly struct Filter(PairSketch sketch) : IPairVisitor
    {
        public PairSketch Sketch => sketch;

        public void Visit(ulong key) => sketch.Add(key);
    }

    private readonly struct Counter(PairSketch sketch, PairCounts counts, int minimum) : IPairVisitor
    {
        public PairCounts Counts => counts;

        public void Visit(ulong key)
        {
            if (sketch.Get(key) >= minimum)
                counts.Increment(key);
        }
    }
}
