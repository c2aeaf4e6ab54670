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
        var next = new List<int>(Symbols * 1024);
        var first = new List<int>();
        AddState(next, first);
        _same = new int[patterns.Count];
        _length = [.. patterns.Select(p => p.Length)];
        for (int p = 0; p < patterns.Count; p++)
        {
            int state = 0;
            foreach (byte b in patterns[p])
            {
                int slot = (state * Symbols) + SymbolOf[b];
                if (next[slot] == 0)
                {
                    next[slot] = first.Count;
                    AddState(next, first);
                }

                state = next[slot];
            }

            _same[p] = first[state];
            first[state] = p;
        }

        _next = [.. next];
        _first = [.. first];
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

    private static void AddState(List<int> next, List<int> first)
    {
        for (int s = 0; s < Symbols; s++)
            next.Add(0);
        first.Add(-1);
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
