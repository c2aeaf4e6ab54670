namespace Tocsin.Engine.Lookalikes;

/// <summary>Polynomial hashes of a label and of all labels that lack one of its letters, each in constant time.</summary>
internal readonly ref struct LabelHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15 | 1;

    /// <summary>The longest text that can be hashed: a host, or a folded label.</summary>
    public const int Longest = 320;

    private static readonly ulong[] Powers = BuildPowers();

    private readonly ReadOnlySpan<ulong> _prefix;
    private readonly ulong _before;

    /// <summary>Hashes a label.</summary>
    /// <param name="label">The label, at most <see cref="Longest"/> bytes.</param>
    /// <param name="prefix">Room for one more number than the label has bytes.</param>
    public LabelHash(ReadOnlySpan<byte> label, Span<ulong> prefix)
    {
        prefix = prefix[..(label.Length + 1)];
        _prefix = prefix;
        ulong hash = 0;
        prefix[0] = 0;
        for (int i = 0; i < label.Length; i++)
            prefix[i + 1] = hash = (hash * Factor) + label[i] + 1;
    }

    // Of a part of a longer text: what stands before it is taken off each time.
    private LabelHash(ReadOnlySpan<ulong> prefix)
    {
        _prefix = prefix;
        _before = prefix.Length < 2 ? 0 : prefix[0] * Powers[prefix.Length - 2];
    }

    /// <summary>Letters of the label.</summary>
    public int Length => _prefix.Length - 1;

    /// <summary>The label's own hash.</summary>
    public ulong Whole => Part(0, Length);

    /// <summary>The hashes of a part as a label of its own; nothing is read again.</summary>
    public LabelHash Slice(int from, int to) => new(_prefix[from..(to + 1)]);

    /// <summary>The hash of the label without one letter.</summary>
    public ulong Without(int at) => Mix(_prefix[^1] - _before + ((_prefix[at] - _prefix[at + 1]) * Powers[_prefix.Length - at - 2]));

    /// <summary>The hash of a part of the label.</summary>
    public ulong Part(int from, int to) => Mix(_prefix[to] - (_prefix[from] * Powers[to - from]));

    /// <summary>The hash of a label on its own.</summary>
    public static ulong Of(ReadOnlySpan<byte> label)
    {
        ulong hash = 0;
        foreach (byte b in label)
            hash = (hash * Factor) + b + 1;
        return Mix(hash);
    }

    // The polynomial alone is weak in its low bits; its high bits are folded in, and one multiplication spreads them.
    private static ulong Mix(ulong h)
    {
        h = (h ^ (h >> 32)) * 0xC4CEB9FE1A85EC53;
        return h ^ (h >> 29);
    }

    private static ulong[] BuildPowers()
    {
        var powers = new ulong[Longest + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * Factor;
        return powers;
    }
}
