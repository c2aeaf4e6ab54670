using Tocsin.Engine.Graph;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Posts;
using Tocsin.Engine.Statistics;

namespace Tocsin.Engine.Coordination;

/// <summary>Finds the significant pairs of one trace over all windows.</summary>
/// <remarks>
/// A pair must defeat both innocent explanations: popularity with activity and bursts (<see cref="JointTest"/>) and shared
/// taste (<see cref="SynchronyTest"/>), so its p-value is the larger of the two (an intersection–union test), times the
/// number of windows. Benjamini–Hochberg runs over every pair of accounts active enough to be tested.
/// </remarks>
internal sealed class TraceAnalysis
{
    private readonly TraceActs _acts;
    private readonly TraceKind _trace;
    private readonly CoordinationOptions _options;
    private readonly double _span;
    private readonly AccountOrder _order;
    private readonly int _threads;

    // The same for every window in which no object was left out.
    private readonly Lazy<double> _tasteOfAll;

    private TraceAnalysis(TraceActs acts, TraceKind trace, CoordinationOptions options, double span, AccountOrder order, int threads)
    {
        (_acts, _trace, _options, _span, _order, _threads) = (acts, trace, options, span, order, threads);
        _tasteOfAll = new(() => TasteCount.Estimate(acts, options.MinimumWeight, new bool[acts.Objects], order));
        long eligible = acts.Degree.LongCount(d => d >= options.MinimumWeight);
        Eligible = eligible;
        Hypotheses = eligible * (eligible - 1) / 2.0;
        Saturation = MeasureSaturation(acts, options.MinimumWeight, eligible);
    }

    /// <summary>Accounts active enough to be tested.</summary>
    public long Eligible { get; }

    /// <summary>
    /// Share of all possible (account, object) acts that took place, among testable accounts and objects with company. Near 1,
    /// everybody did everything, and there is no ordinary crowd to compare with.
    /// </summary>
    public double Saturation { get; }

    /// <summary>Pairs that could have been tested.</summary>
    public double Hypotheses { get; }

    /// <summary>Objects too crowded to count, at most over the windows.</summary>
    public int Crowded { get; private set; }

    /// <summary>Pairs with enough objects in common to be tested for synchrony, an estimate.</summary>
    public double TestablePairs { get; private set; }

    /// <summary>Pairs that reached the minimum weight in some window.</summary>
    public long Tested { get; private set; }

    /// <summary>The pairs at the chosen rate.</summary>
    public List<SignificantPair> Pairs { get; private set; } = [];

    /// <summary>The strongest evidence about each account, called or not.</summary>
    public AccountEvidence Evidence { get; } = new();

    /// <summary>Runs the analysis.</summary>
    /// <param name="acts">The trace.</param>
    /// <param name="trace">Its kind.</param>
    /// <param name="options">Settings.</param>
    /// <param name="span">Milliseconds the data cover.</param>
    /// <param name="order">Order of accounts that does not depend on the input's order.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static TraceAnalysis Run(TraceActs acts, TraceKind trace, CoordinationOptions options, double span, AccountOrder order, int threads = 1)
    {
        var analysis = new TraceAnalysis(acts, trace, options, span, order, threads);
        if (analysis.Eligible >= options.MinimumGroup)
            analysis.FindPairs();
        return analysis;
    }

    private static double MeasureSaturation(TraceActs acts, int minimum, long eligible)
    {
        long done = 0, objects = 0;
        for (int o = 0; o < acts.Objects; o++)
        {
            if (acts.Of(o).Length < 2)
                continue;
            objects++;
            foreach (var act in acts.Of(o))
                done += acts.Degree[act.Account] >= minimum ? 1 : 0;
        }

        return objects == 0 || eligible == 0 ? 0 : done / ((double)objects * eligible);
    }

    private void FindPairs()
    {
        var windows = _options.Windows;
        var found = new WindowResult[windows.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _threads) };
        Parallel.For(0, found.Length, parallel, w => found[w] = InWindow((long)windows[w].TotalMilliseconds));
        var best = new Dictionary<(int, int), SignificantPair>();
        foreach (var result in found)
        {
            Crowded = Math.Max(Crowded, result.Crowded);
            Tested = Math.Max(Tested, result.Tested);
            TestablePairs = Math.Max(TestablePairs, result.Testable);
            Evidence.Add(result.Evidence);
            foreach (var pair in result.Pairs)
            {
                if (!best.TryGetValue((pair.A, pair.B), out var known) || pair.ClaimLogQ < known.ClaimLogQ)
                    best[(pair.A, pair.B)] = pair;
            }
        }

        Pairs = [.. best.Values.OrderBy(p => p.A).ThenBy(p => p.B)];
    }

    private WindowResult InWindow(long window)
    {
        var coActions = CoActions.Count(_acts, window, _options.MinimumWeight, _options.PairFloor + ((long)_options.PairsPerAct * _acts.Count), _threads);
        var evidence = new AccountEvidence();
        var pairs = Significant(window, coActions, evidence, out double testable);
        return new WindowResult(pairs, evidence, coActions.CrowdedCount, coActions.Pairs.Count, testable);
    }

    private List<SignificantPair> Significant(long window, CoActions coActions, AccountEvidence evidence, out double testable)
    {
        testable = 0;
        if (coActions.Pairs.Count == 0)
            return [];
        var rhythm = new double[_acts.Objects];
        for (int o = 0; o < rhythm.Length; o++)
            rhythm[o] = Rhythm.Of(_acts.Of(o), window);
        var joint = new JointTest(_acts, rhythm, coActions.Crowded);
        var candidates = Candidates(coActions.Pairs, joint, out var jointLogP);
        if (candidates.Count == 0)
            return [];
        var synchrony = new SynchronyTest(_acts, window, Communities(candidates), rhythm, coActions.Crowded, _options.PriorWeight, _span);
        double family = testable = coActions.CrowdedCount == 0 ? _tasteOfAll.Value : TasteCount.Estimate(_acts, _options.MinimumWeight, coActions.Crowded, _order);
        var judged = candidates.Select((pair, i) => Judge(pair, window, jointLogP[i], joint, synchrony)).ToArray();
        var logQ = FalseDiscovery.LogQ(judged.Select(p => p.SynchronyLogP).ToArray(), family);
        double nominal = Math.Log(0.01);
        var inStep = judged.Select((p, i) => p with { LogQ = logQ[i] }).Where(p => p.SynchronyLogP <= nominal).ToList();
        double limit = Math.Log(_options.Rate);
        List<SignificantPair> called = [.. new GroupTest(synchrony, _options, family, _order).Pass(inStep), .. inStep.Where(p => p.LogQ <= limit)];
        evidence.Add(judged, coActions.Pairs);
        evidence.AddCalled(called);
        return called;
    }

    private List<PairWeight> Candidates(List<PairWeight> pairs, JointTest joint, out List<double> logP)
    {
        var all = pairs.Select(p => joint.LogP(p.Weight, _acts.Degree[p.A], _acts.Degree[p.B])).ToArray();
        var logQ = FalseDiscovery.LogQ(all, Hypotheses);

        // Five times the final rate: what fails here could not pass the stricter test below.
        double limit = Math.Log(Math.Min(1, _options.Rate * 5));
        var kept = new List<PairWeight>();
        logP = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            if (logQ[i] > limit)
                continue;
            kept.Add(pairs[i]);
            logP.Add(all[i]);
        }

        return kept;
    }

    private int[] Communities(List<PairWeight> candidates)
    {
        var community = new int[_acts.Degree.Length];
        Array.Fill(community, -1);
        var nodes = candidates.SelectMany(p => new[] { p.A, p.B }).Distinct().Order(_order).ToArray();
        var index = new Dictionary<int, int>(nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
            index[nodes[i]] = i;
        var graph = WeightedGraph.FromEdges(nodes.Length, candidates.Select(p => (index[p.A], index[p.B], 1.0)));
        var labels = Leiden.Partition(graph, _options.Resolution);
        for (int i = 0; i < nodes.Length; i++)
            community[nodes[i]] = labels[i];
        return community;
    }

    private SignificantPair Judge(PairWeight pair, long window, double jointLogP, JointTest joint, SynchronyTest synchrony)
    {
        double syncLogP = synchrony.LogP(pair, out double byRhythm, out int common);
        return new SignificantPair
        {
            A = pair.A,
            B = pair.B,
            Trace = _trace,
            Window = window,
            Weight = pair.Weight,
            Common = common,
            Expected = Math.Max(byRhythm, joint.Expected(_acts.Degree[pair.A], _acts.Degree[pair.B])),
            Inputs = new PairInputs(common, byRhythm, joint.Expected(_acts.Degree[pair.A], _acts.Degree[pair.B]), _options.Windows.Count),
            JointLogP = jointLogP,
            SynchronyLogP = Math.Min(0, syncLogP + Math.Log(_options.Windows.Count)),
            LogP = Math.Min(0, Math.Max(jointLogP, syncLogP) + Math.Log(_options.Windows.Count)),
        };
    }

    /// <summary>What one window showed.</summary>
    private readonly record struct WindowResult(List<SignificantPair> Pairs, AccountEvidence Evidence, int Crowded, long Tested, double Testable);
}
