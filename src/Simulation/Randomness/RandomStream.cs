namespace Tocsin.Simulation.Randomness;

/// <summary>xoshiro256**: one independent stream of random numbers, named by what it decides.</summary>
/// <remarks>
/// Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021. Each part of the plan has
/// its own stream, so drawing more in one part does not change another.
/// </remarks>
internal sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Opens the stream with the given name under a seed.</summary>
    public RandomStream(ulong seed, string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in name)
            hash = (hash ^ c) * 0x100000001B3;
        var mix = new SplitMix64(SplitMix64.Mix(seed) ^ hash);
        _a = mix.Next();
        _b = mix.Next();
        _c = mix.Next();
        _d = mix.Next();
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong result = ulong.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A whole number from 0 to below <paramref name="bound"/>.</summary>
    public long Below(long bound) => (long)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>A standard normal deviate (Marsaglia's polar method).</summary>
    public double Normal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double u, v, s;
        do
        {
            u = (2 * Unit()) - 1;
            v = (2 * Unit()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);

        double scale = Math.Sqrt(-2 * PortableMath.Log(s) / s);
        _spare = v * scale;
        _hasSpare = true;
        return u * scale;
    }

    /// <summary>A log-normal deviate with the given median.</summary>
    public double LogNormal(double median, double sigma) => median * PortableMath.Exp(sigma * Normal());

    /// <summary>An exponential deviate with the given mean.</summary>
    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Unit());

    /// <summary>A whole number from 1 to <paramref name="cap"/> whose tail falls as k to the power of minus <paramref name="alpha"/>.</summary>
    public int PowerLaw(double alpha, int cap)
    {
        double k = PortableMath.Pow(1 - Unit(), -1 / (alpha - 1));
        return k >= cap ? cap : (int)k;
    }
}
