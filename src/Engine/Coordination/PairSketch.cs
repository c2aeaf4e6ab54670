namespace Tocsin.Engine.Coordination;

/// <summary>Two-bit saturating counters under hashed pairs: never less than the true count below the top, so a safe filter.</summary>
internal sealed class PairSketch(int bits)
{
    /// <summary>Where counters stop.</summary>
    public const int Top = 3;

    private readonly byte[] _quads = new byte[1 << (bits - 2)];
    private readonly ulong _mask = (1UL << bits) - 1;

    /// <summary>Adds one to the counter of a key.</summary>
    public void Add(ulong key)
    {
        ulong slot = PairCounts.Mix(key) & _mask;
        int shift = (int)(slot & 3) * 2;
        ref byte quad = ref _quads[slot >> 2];
        if (((quad >> shift) & Top) != Top)
            quad += (byte)(1 << shift);
    }

    /// <summary>The counter of a key: at least min(true count, <see cref="Top"/>).</summary>
    public int Get(ulong key)
    {
        ulong slot = PairCounts.Mix(key) & _mask;
        return (_quads[slot >> 2] >> ((int)(slot & 3) * 2)) & Top;
    }
}
