namespace Tocsin.Engine.Coordination.Methods;

/// <summary>The similarity network of one layer: every pair of accounts with something in common within the window.</summary>
/// <remarks>
/// Unlike Tocsin's own analysis it counts every act, repeats included, because the publications do. Where the pairs of posts would
/// exceed the budget, the most crowded objects are left out and counted, so that no input can exhaust memory.
/// </remarks>
internal sealed class LayerNetwork
{
    /// <summary>Pairs of acts formed at most: a hundred an act, and thirty million in any case.</summary>
    private const long Floor = 30_000_000;
    private const long PerAct = 100;

    private readonly RawActs _acts;
    private readonly MethodLayer _layer;
    private readonly double[] _idf;
    private readonly double[] _norm;
    private readonly int[] _degree;
    private readonly int[] _tally;
    private readonly bool[] _crowded;

    private LayerNetwork(RawActs acts, MethodLayer layer, long window)
    {
        (_acts, _layer, Window) = (acts, layer, window);
        _tally = new int[acts.Accounts];
        _degree = new int[acts.Accounts];
        _norm = new double[acts.Accounts];
        _crowded = FindCrowds();
        _idf = Weigh();
    }

    /// <summary>The window in milliseconds, boundary included.</summary>
    public long Window { get; }

    /// <summary>Objects left out because their pairs would break the budget.</summary>
    public int Crowded { get; private set; }

    /// <summary>The edges that reach the layer's least weight, in order of accounts.</summary>
    public List<MethodEdge> Edges { get; private set; } = [];

    /// <summary>Builds the network.</summary>
    /// <param name="raw">All acts of the layer's trace.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its index in the method, for the edges.</param>
    /// <param name="span">Milliseconds the data cover: the window of "any time".</param>
    public static LayerNetwork Build(RawActs raw, MethodLayer layer, int index, long span)
    {
        var acts = raw.OfActive(layer.MinimumActs);
        long window = layer.Window.Length is { } length ? (long)length.TotalMilliseconds
            : layer.Window.Estimated ? CoordinationInterval.Estimate(acts)
            : span;
        var network = new LayerNetwork(acts, layer, window);
        network.Edges = layer.Similarity == MethodSimilarity.Messages ? network.CountMessages(index) : network.CountPairs(index);
        return network;
    }

    private bool[] FindCrowds()
    {
        var crowded = new bool[_acts.Objects];
        var pairs = new long[_acts.Objects];
        for (int o = 0; o < pairs.Length; o++)
        {
            var acts = _acts.Of(o);
            for (int i = 0, left = 0; i < acts.Length; i++)
            {
                while (acts[i].Time - acts[left].Time > Window)
                    left++;
                pairs[o] += i - left;
            }
        }

        long total = pairs.Sum(), budget = Floor + (PerAct * _acts.Count);
        foreach (int o in Enumerable.Range(0, pairs.Length).OrderByDescending(o => pairs[o]).ThenBy(o => o))
        {
            if (total <= budget)
                break;
            crowded[o] = true;
            Crowded++;
            total -= pairs[o];
        }

        return crowded;
    }

    /// <summary>Degrees, inverse document frequencies and norms of the accounts' TF-IDF vectors.</summary>
    private double[] Weigh()
    {
        var idf = new double[_acts.Objects];
        var present = new HashSet<int>();
        for (int o = 0; o < idf.Length; o++)
        {
            foreach (var act in _acts.Of(o))
                present.Add(act.Account);
        }

        for (int o = 0; o < idf.Length; o++)
        {
            int sharers = Tally(o);
            idf[o] = Math.Log((1.0 + present.Count) / (1 + sharers)) + 1;
            foreach (var act in _acts.Of(o))
            {
                if (_tally[act.Account] == 0)
                    continue;
                double value = _tally[act.Account] * idf[o];
                _norm[act.Account] += value * value;
                _degree[act.Account]++;
                _tally[act.Account] = 0;
            }
        }

        for (int a = 0; a < _norm.Length; a++)
            _norm[a] = Math.Sqrt(_norm[a]);
        return idf;
    }

    /// <summary>Counts each account's acts on an object and returns how many accounts there are.</summary>
    private int Tally(int obj)
    {
        int sharers = 0;
        foreach (var act in _acts.Of(obj))
            sharers += _tally[act.Account]++ == 0 ? 1 : 0;
        return sharers;
    }

    private List<MethodEdge> CountPairs(int index)
    {
        var sums = new PairSums();
        bool every = _layer.Similarity == MethodSimilarity.PostPairs;
        for (int o = 0; o < _acts.Objects; o++)
        {
            if (_crowded[o])
                continue;
            var acts = _acts.Of(o);
            Tally(o);
            for (int i = 1; i < acts.Length; i++)
            {
                for (int j = i - 1; j >= 0 && acts[i].Time - acts[j].Time <= Window; j--)
                {
                    int a = Math.Min(acts[i].Account, acts[j].Account), b = Math.Max(acts[i].Account, acts[j].Account);
                    if (a == b)
                        continue;
                    if (every)
                        sums.Add(PairSums.Key(a, b));
                    else
                        sums.AddOnce(PairSums.Key(a, b), o, _tally[a] * _idf[o] * _tally[b] * _idf[o]);
                }
            }

            foreach (var act in acts)
                _tally[act.Account] = 0;
        }

        return
        [
            .. sums.Sorted().Where(p => p.Count >= _layer.MinimumWeight)
                .Select(p => new MethodEdge(p.First, p.Second, index, p.Count, Similarity(p.First, p.Second, p.Count, p.Sum))),
        ];
    }

    private List<MethodEdge> CountMessages(int index)
    {
        var directed = new PairSums();
        var stamp = new int[_acts.Accounts];
        int mark = 0;
        for (int o = 0; o < _acts.Objects; o++)
        {
            var acts = _acts.Of(o);
            for (int i = 0; i < acts.Length && !_crowded[o]; i++)
            {
                mark++;
                stamp[acts[i].Account] = mark;
                for (int j = i - 1; j >= 0 && acts[i].Time - acts[j].Time <= Window; j--)
                    Meet(acts[i].Account, acts[j].Account);
                for (int j = i + 1; j < acts.Length && acts[j].Time - acts[i].Time <= Window; j++)
                    Meet(acts[i].Account, acts[j].Account);
            }
        }

        // The tool's network is directed; ours keeps the stronger direction of each pair.
        return
        [
            .. directed.Sorted().GroupBy(d => (A: Math.Min(d.First, d.Second), B: Math.Max(d.First, d.Second)))
                .Select(g => new MethodEdge(g.Key.A, g.Key.B, index, g.Max(d => d.Count), g.Max(d => d.Count)))
                .Where(e => e.Weight >= _layer.MinimumWeight)
                .OrderBy(e => e.A).ThenBy(e => e.B),
        ];

        void Meet(int account, int other)
        {
            if (stamp[other] == mark)
                return;
            stamp[other] = mark;
            directed.Add(PairSums.Key(account, other));
        }
    }

    private double Similarity(int a, int b, int count, double sum) => _layer.Similarity switch
    {
        MethodSimilarity.TfIdfCosine => sum / (_norm[a] * _norm[b]),
        MethodSimilarity.Overlap => (double)count / Math.Min(_degree[a], _degree[b]),
        MethodSimilarity.Jaccard => (double)count / (_degree[a] + _degree[b] - count),
        _ => count,
    };
}
