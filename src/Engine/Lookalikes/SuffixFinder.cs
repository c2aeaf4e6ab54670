using System.Runtime.CompilerServices;
using Tocsin.Engine.Domains;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Finds the public suffix of one host after the other, by hashes that are there already. One per thread.</summary>
/// <remarks>
/// The answers are those of <see cref="PublicSuffixes"/> with the private section. Nearly every host is a name below a top-level domain: that
/// domain's rule is remembered, and whether there is a rule for more labels is asked of a <see cref="BitFilter"/> first.
/// </remarks>
internal sealed class SuffixFinder
{
    private const int Remembered = 512;

    private static readonly Lazy<BitFilter> Deeper = new(Load);

    private readonly BitFilter _deeper = Deeper.Value;
    private readonly ulong[] _tops = new ulong[Remembered];
    private readonly byte[] _rules = new byte[Remembered];

    /// <summary>Offset of the suffix in a canonical host, as <see cref="PublicSuffixes.SuffixStart"/>.</summary>
    public int Start(ReadOnlySpan<byte> host, in LabelHash hash)
    {
        int best = host.LastIndexOf((byte)'.') + 1;
        if (best == 0 || (TopRule(host[best..]) & ~PublicSuffixes.Exact) != 0)
            return PublicSuffixes.SuffixStart(host, privateSection: true);
        for (int at = best; at > 0;)
        {
            at = host[..(at - 1)].LastIndexOf((byte)'.') + 1;
            if (_deeper.MayHold(hash.Part(at, host.Length)) && PublicSuffixes.RuleOf(host[at..]) != 0)
                return PublicSuffixes.SuffixStart(host, privateSection: true);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte TopRule(ReadOnlySpan<byte> top)
    {
        // Up to eight letters are a number: an exact key. Zero is no letter of a host.
        if (top.Length is 0 or > 8)
            return PublicSuffixes.RuleOf(top);
        ulong key = 0;
        foreach (byte b in top)
            key = (key << 8) | b;
        int slot = (int)((key * 0x9E3779B97F4A7C15) >> 55);
        if (_tops[slot] != key)
            (_tops[slot], _rules[slot]) = (key, PublicSuffixes.RuleOf(top));
        return _rules[slot];
    }

    private static BitFilter Load()
    {
        var rules = PublicSuffixes.DeeperRules();
        var filter = new BitFilter(rules.Count, bitsEach: 24);
        foreach (byte[] rule in rules)
            filter.Add(LabelHash.Of(rule));
        return filter;
    }
}
