namespace Tocsin.Engine.Lookalikes;

/// <summary>Polynomial hashes of a label and of all labels that lack one of its letters, each in constant time.</summary>
internal ref struct LabelHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15 | 1;

    /// <summary>The longest text that can be hashed: a host, or a folded label.</summary>
    public const int Longest = 320;

    private static readonly ulong[] Powers = BuildPowers();

    private readonly Span<ulong> _prefix;
    private readonly int _length;

    /// <summary>Hashes a label.</summary>
    /// <param name="label">The label, at most <see cref="Longest"/> bytes.</param>
    /// <param name="prefix">Room for one more number than the label has bytes.</param>
    public LabelHash(ReadOnlySpan<byte> label, Span<ulong> prefix)
    {
        _prefix = prefix;
        _length = label.Length;
        prefix[0] = 0;
        for (int i = 0; i < label.Length; i++)
            prefix[i + 1] = (prefix[i] * Factor) + label[i] + 1;
    }

    /// <summary>The label's own hash.</summary>
    public readonly ulong Whole => Mix(_prefix[_length]);

    /// <summary>The hash of the label without one letter.</summary>
    public readonly ulong Without(int at)
    {
        ulong suffix = _prefix[_length] - (_prefix[at + 1] * Powers[_length - at - 1]);
        return Mix((_prefix[at] * Powers[_length - at - 1]) + suffix);
    }

    /// <summary>The hash of a part of the label.</summary>
    public readonly ulong Part(int from, int to) => Mix(_prefix[to] - (_prefix[from] * Powers[to - from]));

    /// <summary>The hash of a label on its own.</summary>
    public static ulong Of(ReadOnlySpan<byte> label)
    {
        ulong hash = 0;
        foreach (byte b in label)
            hash = (hash * Factor) + b + 1;
        return Mix(hash);
    }

    // The finaliser of MurmurHash3: the polynomial alone is weak in its low bits.
    private static ulong Mix(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
        h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
        return h ^ (h >> 33);
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
