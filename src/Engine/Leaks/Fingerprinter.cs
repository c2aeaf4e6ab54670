using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Engine.Leaks;

/// <summary>Chooses the fingerprints of texts by robust winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) under a secret key.</summary>
/// <remarks>
/// A cyclic polynomial over secret words rolls along the folded text; of each window the least value is chosen, and the chosen values go
/// through SipHash under another key. The first and the last k-gram are always chosen, so that no end of a text goes without. O(length), no
/// allocation once its arrays have grown. One for each thread.
/// </remarks>
public sealed class Fingerprinter(LeakKeys keys, LeakParameters parameters)
{
    private ulong[] _rolled = new ulong[1024];
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
        if (_rolled.Length < grams)
            _rolled = new ulong[Math.Max(grams, _rolled.Length * 2)];
        var rolled = _rolled.AsSpan(0, grams);
        Roll(symbols, rolled);
        Choose(rolled);

        // Apart from the choice, so that one SipHash runs beside the next.
        var found = _found.AsSpan(0, _count);
        for (int i = 0; i < found.Length; i++)
            found[i] = new Fingerprint(keys.Fingerprint(found[i].Hash), found[i].At);
    }

    private void Roll(ReadOnlySpan<ushort> symbols, Span<ulong> rolled)
    {
        // A symbol has sixteen bits and the table as many entries: no index can lie outside.
        ref ulong words = ref MemoryMarshal.GetArrayDataReference(keys.Rolling);
        int gram = parameters.Gram;
        ulong value = 0;
        for (int i = 0; i < gram - 1; i++)
            value = BitOperations.RotateLeft(value, 1) ^ Unsafe.Add(ref words, symbols[i]);
        var entering = symbols.Slice(gram - 1, rolled.Length);
        var leaving = symbols[..rolled.Length];
        ulong gone = 0;
        for (int at = 0; at < rolled.Length; at++)
        {
            value = BitOperations.RotateLeft(value, 1) ^ gone ^ Unsafe.Add(ref words, entering[at]);
            rolled[at] = value;
            gone = BitOperations.RotateLeft(Unsafe.Add(ref words, leaving[at]), gram);
        }
    }

    private void Choose(ReadOnlySpan<ulong> rolled)
    {
        int window = parameters.Window, least = -1, chosen = 0;
        ulong leastValue = ulong.MaxValue;
        Add(rolled[0], 0);
        for (int at = 0; at < rolled.Length; at++)
        {
            ulong value = Order(rolled[at]);
            if (value < leastValue)
                (least, leastValue) = (at, value);
            else if (least <= at - window)
                (least, leastValue) = LeastOf(rolled, at - window + 1, at);
            if (at >= window - 1 && least > chosen)
                Add(rolled[least], chosen = least);
        }

        if (rolled.Length < window && least > chosen)
            Add(rolled[least], chosen = least);
        if (chosen < rolled.Length - 1)
            Add(rolled[^1], rolled.Length - 1);
    }

    // The rightmost of the least: it will stay in the window longest.
    private static (int At, ulong Value) LeastOf(ReadOnlySpan<ulong> rolled, int from, int to)
    {
        int least = to;
        ulong value = Order(rolled[to]);
        for (int i = to - 1; i >= from; i--)
        {
            ulong other = Order(rolled[i]);
            least = other < value ? i : least;
            value = Math.Min(value, other);
        }

        return (least, value);
    }

    private static ulong Order(ulong rolled) => rolled * 0x9E3779B97F4A7C15;

    private void Add(ulong rolled, int at)
    {
        if (_count == _found.Length)
            Array.Resize(ref _found, _count * 2);
        _found[_count++] = new Fingerprint(rolled, at);
    }
}
