namespace Tocsin.Engine.Coordination;

/// <summary>Counts per unordered pair of accounts in an open-addressing table of packed keys.</summary>
internal sealed class PairCounts
{
    private ulong[] _keys = new ulong[1024];
    private int[] _counts = new int[1024];

    /// <summary>Distinct pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Packs a pair, the smaller account first, so that equal pairs have equal keys. Never 0.</summary>
    public static ulong Key(int a, int b) => a < b ? ((ulong)(uint)a << 32) | (uint)b : ((ulong)(uint)b << 32) | (uint)a;

    /// <summary>A well-mixed hash of a key.</summary>
    public static ulong Mix(ulong key)
    {
        key ^= key >> 32;
        key *= 0x9E3779B97F4A7C15UL;
        return key ^ (key >> 29);
    }

    /// <summary>Adds one to a pair.</summary>
    public void Increment(ulong key)
    {
        if (Count * 10L > _keys.Length * 6L)
            Grow();
        int mask = _keys.Length - 1;
        int i = (int)Mix(key) & mask;
        while (_keys[i] != 0 && _keys[i] != key)
            i = (i + 1) & mask;
        if (_keys[i] == 0)
        {
            _keys[i] = key;
            Count++;
        }

        _counts[i]++;
    }

    /// <summary>The pairs with at least the given count, by key, so that the order repeats.</summary>
    public List<PairWeight> AtLeast(int minimum)
    {
        var pairs = new List<PairWeight>();
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_counts[i] >= minimum)
                pairs.Add(new PairWeight((int)(_keys[i] >> 32), (int)(_keys[i] & uint.MaxValue), _counts[i]));
        }

        pairs.Sort(static (x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return pairs;
    }

    private void Grow()
    {
        var keys = new ulong[_keys.Length * 2];
        var counts = new int[keys.Length];
        for (int s = 0; s < _keys.Length; s++)
        {
            if (_keys[s] == 0)
                continue;
            int i = (int)Mix(_keys[s]) & (keys.Length - 1);
            while (keys[i] != 0)
                i = (i + 1) & (keys.Length - 1);
            keys[i] = _keys[s];
            counts[i] = _counts[s];
        }

        _keys = keys;
        _counts = counts;
    }
}
