using Tocsin.Engine.Domains;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Compares a host as a whole: protected hosts at its end that only look the same, inside it, and where their dot is missing. One per thread.</summary>
internal sealed class HostComparison(LookalikeIndex index, BestMatch best, LureReading lures)
{
    private readonly byte[] _plain = new byte[HostNames.OutputLength];
    private readonly ulong[] _prefix = new ulong[LabelHash.Longest + 1];
    private readonly int[] _starts = new int[LookalikeScreener.MostLabels + 1];

    /// <summary>Compares a host.</summary>
    /// <param name="host">The host, canonical.</param>
    /// <param name="suffix">Where its public suffix starts.</param>
    /// <param name="hash">Its hashes.</param>
    /// <param name="disguised">False when <see cref="PlainReading"/> cannot change it.</param>
    public void Compare(ReadOnlySpan<byte> host, int suffix, LabelHash hash, bool disguised)
    {
        var plain = host;
        bool differs = false;
        if (disguised)
        {
            plain = _plain.AsSpan(0, PlainReading.Write(host, _plain));
            differs = !plain.SequenceEqual(host);
            if (differs)
                hash = new LabelHash(plain, _prefix);
        }

        // A name of two labels that is no disguise has no part that could be a host.
        int labels = differs || plain.IndexOf((byte)'.') != plain.LastIndexOf((byte)'.') ? Cut(plain) : 0;
        for (int from = 0; from < labels; from++)
        {
            for (int to = from + 2; to <= labels - (differs ? 0 : 1); to++)
            {
                int start = _starts[from], end = _starts[to] - 1;
                if (!index.Hosts.TryGet(hash.Part(start, end), plain[start..end], out int name))
                    continue;
                best.OfferHost(name, to < labels ? LookalikeKind.FullNamePrefix
                    : index.Names[name].Label.Length == 0 ? LookalikeKind.SuffixLookalike : LookalikeKind.Homoglyph);
            }
        }

        // A hyphen, or nothing, where the dot before a protected host should be: webmail-gov.me, mailmil.ae.
        int dot = suffix >= 2 ? plain[..Math.Min(plain.Length, suffix - 1)].LastIndexOf((byte)'.') : -1;
        CompareTails(plain, dot + 1, hash);
    }

    private void CompareTails(ReadOnlySpan<byte> host, int label, in LabelHash hash)
    {
        int lastDot = host.LastIndexOf((byte)'.');
        bool read = false;

        // Where no protected host has these letters before its last dot, only shorter ones are left.
        int first = lastDot - label > HostSet.EndLetters && index.Hosts.MayEnd(hash.Part(lastDot - HostSet.EndLetters, host.Length))
            ? label + 1 : Math.Max(label + 1, lastDot - HostSet.EndLetters + 1);
        for (int at = first; at < lastDot - 1; at++)
        {
            if (!index.Hosts.TryGet(hash.Part(at, host.Length), host[at..], out int name))
                continue;
            int end = host[label..].IndexOf((byte)'.') + label;
            if (!read)
                lures.Read(host[label..end]);
            read = true;
            bool bounded = host[at - 1] == (byte)'-';
            bool lured = at < end && at - label > 1 && lures.Before(at - label);
            if (bounded || (lured && host[at..].IndexOf((byte)'.') > 2))
                best.OfferTail(name, lured);
        }
    }

    private int Cut(ReadOnlySpan<byte> host)
    {
        int labels = 0;
        _starts[0] = 0;
        for (int i = 0; i <= host.Length && labels < LookalikeScreener.MostLabels; i++)
        {
            if (i == host.Length || host[i] == (byte)'.')
                _starts[++labels] = i + 1;
        }

        return labels;
    }
}
