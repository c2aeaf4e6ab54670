using System.Numerics;

namespace Tocsin.Engine.Leaks;

/// <summary>Chooses the fingerprints of texts by robust winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) under a secret key.</summary>
/// <remarks>
/// A cyclic polynomial over secret words rolls along the folded text; of each window the least value is chosen, and the chosen values go
/// through SipHash under another key. The first and the last k-gram are always chosen, so that no end of a text goes without. O(length), no
/// allocation once its arrays have grown. One for each thread.
/// </remarks>
public sealed class Fingerprinter(LeakKeys keys, LeakParameters parameters)
{
    private const int RingSize = 64;
    private readonly ulong[] _ring = new ulong[RingSize];
    private readonly ulong[] _raw = new ulong[RingSize];
    private Fingerprint[] _found = new Fingerprint[256];
    private int _count;

    /// <summary>The folded text read last.</summary>
    public FoldedText Folded { get; } = new();

    /// <summary>The fingerprints of the text read last, in order.</summary>
    public ReadOnlySpan<Fingerprint> Fingerprints => _found.AsSpan(0, _count);

    /// <summary>The digest of the whole text read last; 0 for a text without symbols.</summary>
    public UInt128 Digest => Folded.Count == 0 ? 0 : keys.Digest(Folded.Symbols);

    /// <summary>Symbols of a k-gram.</summary>
    public int Gram => parameters.Gram;

    /// <summary>Reads a text.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        LeakFold.Fold(text, Folded);
        _count = 0;
        var symbols = Folded.Symbols;
        int grams = symbols.Length - parameters.Gram + 1;
        if (grams > 0)
            Winnow(symbols, grams);
    }

    private void Winnow(ReadOnlySpan<ushort> symbols, int grams)
    {
        ulong[] words = keys.Rolling;
        int gram = parameters.Gram, window = parameters.Window;
        ulong rolling = 0;
        for (int i = 0; i < gram - 1; i++)
            rolling = BitOperations.RotateLeft(rolling, 1) ^ words[symbols[i]];
        ulong leaving = 0;
        int least = -1;
        ulong leastValue = ulong.MaxValue;
        int chosen = -1;
        for (int at = 0; at < grams; at++)
        {
            rolling = BitOperations.RotateLeft(rolling, 1) ^ leaving ^ words[symbols[at + gram - 1]];
            leaving = BitOperations.RotateLeft(words[symbols[at]], gram);
            ulong value = rolling * 0x9E3779B97F4A7C15;
            _ring[at & (RingSize - 1)] = value;
            _raw[at & (RingSize - 1)] = rolling;
            if (at == 0)
                Choose(rolling, chosen = 0);
            if (value < leastValue)
                (least, leastValue) = (at, value);
            else if (least <= at - window)
                (least, leastValue) = LeastOf(at - window + 1, at);
            if (at >= window - 1 && least > chosen)
                Choose(_raw[least & (RingSize - 1)], chosen = least);
        }

        if (grams < window && least > chosen)
            Choose(_raw[least & (RingSize - 1)], chosen = least);
        if (chosen < grams - 1)
            Choose(rolling, grams - 1);
    }

    // The rightmost of the least: it will stay in the window longest.
    private (int At, ulong Value) LeastOf(int from, int to)
    {
        int least = to;
        ulong value = _ring[to & (RingSize - 1)];
        for (int i = to - 1; i >= from; i--)
        {
            if (_ring[i & (RingSize - 1)] < value)
                (least, value) = (i, _ring[i & (RingSize - 1)]);
        }

        return (least, value);
    }

    private void Choose(ulong rolling, int at)
    {
        if (_count == _found.Length)
            Array.Resize(ref _found, _count * 2);
        _found[_count++] = new Fingerprint(keys.Fingerprint(rolling), at);
    }
}
