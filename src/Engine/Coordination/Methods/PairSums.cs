namespace Tocsin.Engine.Coordination.Methods;

/// <summary>For each pair of accounts a count and a sum, in an open-addressing table of packed keys.</summary>
internal sealed class PairSums
{
    private ulong[] _keys = new ulong[1024];
    private int[] _counts = new int[1024];
    private int[] _last = new int[1024];
    private double[] _sums = new double[1024];
    private int _used;

    /// <summary>Packs a pair in the order given. Never 0 unless both are 0.</summary>
    public static ulong Key(int first, int second) => ((ulong)(uint)first << 32) | (uint)second;

    /// <summary>Adds one to a pair.</summary>
    public void Add(ulong key)
    {
        // The slot first: finding it may put larger arrays in place of these.
        int slot = Slot(key);
        _counts[slot]++;
    }

    /// <summary>Adds one and a share to a pair, once for each object.</summary>
    public void AddOnce(ulong key, int obj, double share)
    {
        int slot = Slot(key);

        // Objects come one after the other, so remembering the last is remembering all.
        if (_last[slot] == obj + 1)
            return;
        _last[slot] = obj + 1;
        _counts[slot]++;
        _sums[slot] += share;
    }

    /// <summary>All pairs in order of their keys.</summary>
    public List<(int First, int Second, int Count, double Sum)> Sorted()
    {
        var all = new List<(int First, int Second, int Count, double Sum)>(_used);
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_counts[i] > 0)
                all.Add(((int)(_keys[i] >> 32), (int)(_keys[i] & uint.MaxValue), _counts[i], _sums[i]));
        }

        all.Sort(static (x, y) => x.First != y.First ? x.First.CompareTo(y.First) : x.Second.CompareTo(y.Second));
        return all;
    }

    private int Slot(ulong key)
    {
        if (_used * 10L > _keys.Length * 6L)
            Grow();
        int mask = _keys.Length - 1;
        int i = (int)TraceActs.Mix(key) & mask;
        while (_counts[i] != 0 && _keys[i] != key)
            i = (i + 1) & mask;
        if (_counts[i] == 0 && _keys[i] != key)
        {
            _keys[i] = key;
            _used++;
        }

        return i;
    }

    private void Grow()
    {
        var (keys, counts, last, sums) = (_keys, _counts, _last, _sums);
        _keys = new ulong[keys.Length * 2];
        _counts = new int[_keys.Length];
        _last = new int[_keys.Length];
        _sums = new double[_keys.Length];
        for (int s = 0; s < keys.Length; s++)
        {
            if (counts[s] == 0)
                continue;
            int i = (int)TraceActs.Mix(keys[s]) & (_keys.Length - 1);
            while (_counts[i] != 0)
                i = (i + 1) & (_keys.Length - 1);
            (_keys[i], _counts[i], _last[i], _sums[i]) = (keys[s], counts[s], last[s], sums[s]);
        }
    }
}
