using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>
/// The synchrony test: given the objects two accounts have in common, were they closer in time than everybody else's rhythm
/// on those objects explains?
/// </summary>
/// <remarks>
/// Each common object counts with the chance π that two of its sharers fall within the window, learned from the sharers
/// outside the pair's own community and shrunk towards the ordinary rhythm of objects of that popularity, which decides
/// alone where the community is the only one to share an object. Accounts that always act early (fans with notifications
/// on) are given credit: π is raised by how much closer than average each of the two is to outsiders. The tail is bounded by
/// Hoeffding's binomial (1956). Shared taste explains common objects; it does not explain common seconds.
/// </remarks>
internal sealed class SynchronyTest
{
    private const double Ceiling = 0.95;
    private const double NegligibleShare = 0.05;

    private readonly TraceActs _acts;
    private readonly long _window;
    private readonly int[] _community;
    private readonly double[] _rhythm;
    private readonly bool[] _leftOut;
    private readonly double _priorWeight;
    private readonly double[] _ordinary;
    private readonly int[] _rowStart;
    private readonly int[] _rowObject;
    private readonly long[] _rowTime;
    private readonly double[] _promptness;
    private readonly Dictionary<(int Object, int Community), (double Rhythm, int Outsiders)> _outside = [];
    private readonly List<int> _communities = [];
    private long[] _times = new long[1024];

    /// <summary>Prepares the test for the accounts of the communities.</summary>
    public SynchronyTest(TraceActs acts, long window, int[] community, double[] rhythm, bool[] leftOut, double priorWeight, double span)
    {
        (_acts, _window, _community, _rhythm, _leftOut, _priorWeight) = (acts, window, community, rhythm, leftOut, priorWeight);
        _ordinary = LearnOrdinaryRhythm(span);
        (_rowStart, _rowObject, _rowTime) = BuildRows();
        _promptness = LearnPromptness();
    }

    /// <summary>ln p of a pair, with the expectation and the number of common objects.</summary>
    public double LogP(PairWeight pair, out double expected, out int common)
    {
        expected = 0;
        common = 0;
        double credit = _promptness[pair.A] * _promptness[pair.B];
        int i = _rowStart[pair.A], j = _rowStart[pair.B];
        while (i < _rowStart[pair.A + 1] && j < _rowStart[pair.B + 1])
        {
            int difference = _rowObject[i] - _rowObject[j];
            if (difference == 0)
            {
                common++;
                double chance = Math.Max(Chance(_rowObject[i], _community[pair.A]), Chance(_rowObject[j], _community[pair.B]));
                expected += Math.Min(Ceiling, chance * credit);
            }

            if (difference <= 0)
                i++;
            if (difference >= 0)
                j++;
        }

        return Tails.LogPoissonBinomialBound(pair.Weight, common, expected);
    }

    /// <summary>
    /// ln p of a group: over the objects that at least two members share, the share of member pairs in step against what
    /// the objects' rhythm explains. Objects are independent, pairs within one are not, so each object counts once.
    /// </summary>
    public double GroupLogP(IReadOnlyList<int> members)
    {
        double credit = members.Select(m => _promptness[m]).Order().Average();
        int[] communities = [.. members.Select(m => _community[m]).Distinct()];
        double seen = 0, expected = 0;
        int objects = 0;
        foreach (var (obj, times) in Together(members))
        {
            seen += Rhythm.OfTimes(times, _window);
            expected += Math.Min(Ceiling, communities.Max(c => Chance(obj, c)) * credit * credit);
            objects++;
        }

        return Tails.LogBoundedSum(seen, objects, objects == 0 ? 1 : expected / objects);
    }

    /// <summary>ln p of one member against the rest of its group, each common object counted once.</summary>
    public double MemberLogP(int member, IReadOnlyList<int> members)
    {
        double credit = members.Select(m => _promptness[m]).Order().Average() * _promptness[member];
        var mine = new Dictionary<int, long>();
        for (int i = _rowStart[member]; i < _rowStart[member + 1]; i++)
            mine[_rowObject[i]] = _rowTime[i];
        double seen = 0, expected = 0;
        int objects = 0;
        foreach (var (obj, times) in Together(members))
        {
            if (!mine.TryGetValue(obj, out long moment))
                continue;

            // The member's own act is among the times.
            double near = (Rhythm.ShareNear(times, moment, _window) * times.Length) - 1;
            seen += near / (times.Length - 1);
            expected += Math.Min(Ceiling, Chance(obj, _community[member]) * credit);
            objects++;
        }

        return Tails.LogBoundedSum(seen, objects, objects == 0 ? 1 : expected / objects);
    }

    /// <summary>The objects that at least two of the accounts share, with their sorted times.</summary>
    private IEnumerable<(int Object, long[] Times)> Together(IReadOnlyList<int> members)
    {
        var all = new List<(int Object, long Time)>();
        foreach (int m in members)
        {
            for (int i = _rowStart[m]; i < _rowStart[m + 1]; i++)
                all.Add((_rowObject[i], _rowTime[i]));
        }

        all.Sort();
        for (int start = 0; start < all.Count;)
        {
            int end = start + 1;
            while (end < all.Count && all[end].Object == all[start].Object)
                end++;
            if (end - start > 1)
                yield return (all[start].Object, [.. all[start..end].Select(x => x.Time)]);
            start = end;
        }
    }

    private double Chance(int obj, int community)
    {
        if (!_outside.TryGetValue((obj, community), out var known))
            _outside[(obj, community)] = known = Outside(obj, community);
        double own = Math.Max(0, known.Outsiders - 1);
        double ordinary = _ordinary[DegreeClasses.Of(_acts.Of(obj).Length)];
        return ((_priorWeight * ordinary) + (own * known.Rhythm)) / (_priorWeight + own);
    }

    private (double Rhythm, int Outsiders) Outside(int obj, int community)
    {
        var acts = _acts.Of(obj);
        int members = 0;
        foreach (var act in acts)
            members += _community[act.Account] == community ? 1 : 0;
        if (members <= acts.Length * NegligibleShare && members <= 2)
            return (_rhythm[obj], acts.Length - members);
        var times = OutsiderTimes(acts, community);
        return (Rhythm.OfTimes(times, _window), times.Length);
    }

    private ReadOnlySpan<long> OutsiderTimes(ReadOnlySpan<Act> acts, int community)
    {
        if (_times.Length < acts.Length)
            _times = new long[acts.Length * 2];
        int n = 0;
        foreach (var act in acts)
        {
            if (_community[act.Account] != community)
                _times[n++] = act.Time;
        }

        return _times.AsSpan(0, n);
    }

    /// <summary>Mean π per class of popularity over objects that no single community dominates.</summary>
    private double[] LearnOrdinaryRhythm(double span)
    {
        int classes = 0;
        for (int o = 0; o < _acts.Objects; o++)
            classes = Math.Max(classes, DegreeClasses.Of(Math.Max(1, _acts.Of(o).Length)) + 1);
        var sum = new double[classes];
        var count = new int[classes];
        double allSum = 0;
        int allCount = 0;
        for (int o = 0; o < _acts.Objects; o++)
        {
            var acts = _acts.Of(o);
            if (acts.Length < 2 || Dominated(acts))
                continue;
            int c = DegreeClasses.Of(acts.Length);
            sum[c] += _rhythm[o];
            count[c]++;
            allSum += _rhythm[o];
            allCount++;
        }

        // Where the data know no ordinary object at all, two moments in the whole span remain, and a cautious floor.
        double floor = Math.Clamp(2 * _window / Math.Max(span, 1), 0.002, 0.5);
        double overall = allCount < 5 ? Math.Max(floor, 0.1) : allSum / allCount;
        var ordinary = new double[classes];
        for (int c = 0; c < classes; c++)
            ordinary[c] = Math.Clamp((sum[c] + (10 * overall)) / (count[c] + 10), floor, 0.9);
        return ordinary;
    }

    private bool Dominated(ReadOnlySpan<Act> acts)
    {
        // A community with half of the acts or more either made the last one or has the majority of the others, which
        // Boyer and Moore's vote finds: the answer does not depend on the order of acts at one moment.
        int candidate = -1, votes = 0;
        foreach (var act in acts[..^1])
        {
            int c = _community[act.Account];
            if (votes == 0)
                (candidate, votes) = (c, 1);
            else
                votes += c == candidate ? 1 : -1;
        }

        return HoldsHalf(acts, candidate) || HoldsHalf(acts, _community[acts[^1].Account]);
    }

    private bool HoldsHalf(ReadOnlySpan<Act> acts, int community)
    {
        if (community < 0)
            return false;
        int members = 0;
        foreach (var act in acts)
            members += _community[act.Account] == community ? 1 : 0;
        return members > 1 && members * 2 >= acts.Length;
    }

    /// <summary>Objects and times of each account in a community, by object.</summary>
    private (int[] Start, int[] Object, long[] Time) BuildRows()
    {
        var start = new int[_community.Length + 1];
        for (int o = 0; o < _acts.Objects; o++)
        {
            foreach (var act in Usable(o))
                start[act.Account + 1] += _community[act.Account] >= 0 ? 1 : 0;
        }

        for (int a = 0; a < _community.Length; a++)
            start[a + 1] += start[a];
        var objects = new int[start[^1]];
        var times = new long[start[^1]];
        var next = start.AsSpan(0, _community.Length).ToArray();
        for (int o = 0; o < _acts.Objects; o++)
        {
            foreach (var act in Usable(o))
            {
                if (_community[act.Account] < 0)
                    continue;
                objects[next[act.Account]] = o;
                times[next[act.Account]++] = act.Time;
            }
        }

        return (start, objects, times);
    }

    private ReadOnlySpan<Act> Usable(int obj) =>
        _leftOut[obj] || _acts.Of(obj).Length < 2 ? default : _acts.Of(obj);

    /// <summary>How much closer to outsiders each account acts than two outsiders are to one another; at least 1.</summary>
    private double[] LearnPromptness()
    {
        const double Caution = 0.5;
        var seen = new double[_community.Length];
        var expected = new double[_community.Length];
        for (int o = 0; o < _acts.Objects; o++)
        {
            var acts = Usable(o);
            foreach (int community in CommunitiesOf(acts))
            {
                var outsiders = OutsiderTimes(acts, community);
                if (outsiders.Length < 3)
                    continue;
                double rhythm = Rhythm.OfTimes(outsiders, _window);
                foreach (var act in acts)
                {
                    if (_community[act.Account] != community)
                        continue;
                    seen[act.Account] += Rhythm.ShareNear(outsiders, act.Time, _window);
                    expected[act.Account] += rhythm;
                }
            }
        }

        var promptness = new double[_community.Length];
        for (int a = 0; a < promptness.Length; a++)
            promptness[a] = Math.Max(1, (seen[a] + Caution) / (expected[a] + Caution));
        return promptness;
    }

    private List<int> CommunitiesOf(ReadOnlySpan<Act> acts)
    {
        const int Most = 32; // On objects with more communities than this each is too small to matter.
        var found = _communities;
        found.Clear();
        foreach (var act in acts)
        {
            int c = _community[act.Account];
            if (c >= 0 && !found.Contains(c))
                found.Add(c);
            if (found.Count > Most)
                return [];
        }

        return found;
    }
}
