using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Finds protected labels inside longer ones: an Aho–Corasick automaton over folded labels with a dense table.</summary>
/// <remarks>
/// Aho and Corasick, CACM 18(6), 1975. 38 symbols (letters, digits, hyphen, anything else), one table row a state: one load for each byte of
/// a name whatever the number of patterns, 152 bytes a state. Immutable once built.
/// </remarks>
internal sealed class LabelPatterns
{
    private const int Symbols = 38;
    private static readonly byte[] SymbolOf = BuildSymbols();

    private readonly int[] _next;
    private readonly int[] _first;
    private readonly int[] _link;
    private readonly int[] _same;
    private readonly int[] _length;

    /// <summary>Builds the automaton.</summary>
    public LabelPatterns(IReadOnlyList<byte[]> patterns)
    {
        int states = States(patterns), used = 1;
        _next = new int[states * Symbols];
        _first = new int[states];
        Array.Fill(_first, -1);
        _same = new int[patterns.Count];
        _length = [.. patterns.Select(p => p.Length)];
        for (int p = 0; p < patterns.Count; p++)
        {
            int state = 0;
            foreach (byte b in patterns[p])
            {
                ref int next = ref _next[(state * Symbols) + SymbolOf[b]];
                if (next == 0)
                    next = used++;
                state = next;
            }

            _same[p] = _first[state];
            _first[state] = p;
        }

        _link = Complete();
        for (int slot = 0; slot < _next.Length; slot++)
        {
            if (Matching(_next[slot]) >= 0)
                _next[slot] |= int.MinValue;
        }
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => 4L * (_next.Length + _first.Length + _link.Length + _same.Length + _length.Length);

    /// <summary>The state before any letter.</summary>
    public const int Start = 0;

    /// <summary>The state after one more letter.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="matches">True when a pattern ends here; known without another look into memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Step(int state, byte letter, out bool matches)
    {
        int next = _next[(state * Symbols) + SymbolOf[letter]];
        matches = next < 0;
        return next & int.MaxValue;
    }

    /// <summary>The first state with a match at or below a state; -1 when there is none.</summary>
    public int Matching(int state) => _first[state] >= 0 ? state : _link[state];

    /// <summary>The next shorter match below a matching state; -1 when there is none.</summary>
    public int Shorter(int state) => _link[state];

    /// <summary>The first pattern of a matching state.</summary>
    public int First(int state) => _first[state];

    /// <summary>The next pattern that equals a pattern; -1 when there is none.</summary>
    public int Same(int pattern) => _same[pattern];

    /// <summary>Length of a pattern.</summary>
    public int Length(int pattern) => _length[pattern];

    // One for the start, and one for each letter that a pattern does not share with the one before it in order.
    private static int States(IReadOnlyList<byte[]> patterns)
    {
        var order = patterns.ToArray();
        Array.Sort(order, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        int states = 1;
        for (int p = 0; p < order.Length; p++)
            states += order[p].Length - (p == 0 ? 0 : order[p].AsSpan().CommonPrefixLength(order[p - 1]));
        return states;
    }

    // Breadth first: a state's fallback is complete when those of all shallower states are.
    private int[] Complete()
    {
        var link = new int[_first.Length];
        var fail = new int[_first.Length];
        Array.Fill(link, -1);
        var queue = new Queue<int>();
        for (int s = 0; s < Symbols; s++)
        {
            if (_next[s] != 0)
                queue.Enqueue(_next[s]);
        }

        while (queue.TryDequeue(out int state))
        {
            for (int s = 0; s < Symbols; s++)
            {
                int slot = (state * Symbols) + s;
                int fallback = _next[(fail[state] * Symbols) + s];
                if (_next[slot] == 0)
                {
                    _next[slot] = fallback;
                    continue;
                }

                int child = _next[slot];
                fail[child] = fallback;
                link[child] = _first[fallback] >= 0 ? fallback : link[fallback];
                queue.Enqueue(child);
            }
        }

        return link;
    }

    private static byte[] BuildSymbols()
    {
        var symbols = new byte[256];
        Array.Fill(symbols, (byte)(Symbols - 1));
        for (int b = 'a'; b <= 'z'; b++)
            symbols[b] = (byte)(b - 'a');
        for (int b = '0'; b <= '9'; b++)
            symbols[b] = (byte)(26 + b - '0');
        symbols['-'] = 36;
        return symbols;
    }
}
