namespace Tocsin.Simulation.Randomness;

/// <summary>Draws an index in proportion to its weight in constant time.</summary>
/// <remarks>Walker 1977; tables built as by Vose, IEEE Trans. Software Eng. 17(9), 1991.</remarks>
internal sealed class AliasTable
{
    private readonly uint[] _threshold;
    private readonly int[] _alias;

    /// <summary>Builds the table; weights are not negative and at least one is positive.</summary>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        int n = weights.Length;
        if (n == 0)
            throw new ArgumentException("BUG: an alias table needs at least one weight", nameof(weights));
        _threshold = new uint[n];
        _alias = new int[n];
        double sum = 0;
        foreach (double w in weights)
            sum += w;
        var scaled = new double[n];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < n; i++)
        {
            scaled[i] = weights[i] * n / sum;
            (scaled[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int s = small.Pop();
            int l = large.Pop();
            _threshold[s] = (uint)(scaled[s] * uint.MaxValue);
            _alias[s] = l;
            scaled[l] -= 1 - scaled[s];
            (scaled[l] < 1 ? small : large).Push(l);
        }

        foreach (int i in small)
            (_threshold[i], _alias[i]) = (uint.MaxValue, i);
        foreach (int i in large)
            (_threshold[i], _alias[i]) = (uint.MaxValue, i);
    }

    /// <summary>Number of indices.</summary>
    public int Count => _alias.Length;

    /// <summary>The index that 64 random bits stand for.</summary>
    public int Pick(ulong bits)
    {
        int slot = (int)(((bits >> 32) * (ulong)_alias.Length) >> 32);
        return (uint)bits <= _threshold[slot] ? slot : _alias[slot];
    }

    /// <summary>Draws an index.</summary>
    public int Pick(RandomStream random) => Pick(random.Next());

    /// <summary>A table whose weight of rank r (from 0) is (r + shift) to the power of minus exponent.</summary>
    public static AliasTable Zipf(int count, double exponent, double shift)
    {
        var weights = new double[count];
        for (int i = 0; i < count; i++)
            weights[i] = PortableMath.Pow(i + shift, -exponent);
        return new AliasTable(weights);
    }
}
