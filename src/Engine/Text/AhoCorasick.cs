namespace Tocsin.Engine.Text;

/// <summary>Finds every occurrence of many patterns in one pass over a text.</summary>
/// <remarks>Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975. Compares UTF-16 units
/// exactly: fold patterns and texts first. Transitions lie in one open-addressing table, so memory is linear in the patterns'
/// total length whatever their alphabet; a search takes time linear in the text and the matches, and allocates nothing.</remarks>
public sealed class AhoCorasick
{
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private readonly int[] lengths;
    private readonly int[] nextSame;
    private readonly int[] fromRoot = new int[char.MaxValue + 1];
    private readonly long[] keys;
    private readonly int[] targets;
    private readonly int shift;
    private readonly int[] fail;
    private readonly int[] output;
    private readonly int[] outputLink;

    /// <summary>Builds the automaton; empty patterns never match, equal patterns all match.</summary>
    public AhoCorasick(IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        int states = 1 + patterns.Sum(p => p.Length);
        int bits = 4;
        while (1L << bits < states * 2L)
            bits++;
        shift = 64 - bits;
        keys = new long[1 << bits];
        targets = new int[1 << bits];
        lengths = [.. patterns.Select(p => p.Length)];
        nextSame = new int[patterns.Count];
        fail = new int[states];
        output = new int[states];
        outputLink = new int[states];
        Array.Fill(output, -1);
        Array.Fill(nextSame, -1);
        Link(Grow(patterns));
    }

    /// <summary>All matches in order of their end, at one end the longest first.</summary>
    public MatchEnumerator Find(ReadOnlySpan<char> text) => new(this, text);

    private List<(int Parent, char Symbol)> Grow(IReadOnlyList<string> patterns)
    {
        var born = new List<(int Parent, char Symbol)> { (0, '\0') };
        for (int p = patterns.Count - 1; p >= 0; p--)
        {
            int state = 0;
            foreach (char symbol in patterns[p])
            {
                int slot = Slot(state, symbol);
                if (keys[slot] == 0)
                {
                    keys[slot] = Key(state, symbol);
                    targets[slot] = born.Count;
                    if (state == 0)
                        fromRoot[symbol] = born.Count;
                    born.Add((state, symbol));
                }
                state = targets[slot];
            }
            if (state == 0)
                continue;
            nextSame[p] = output[state];
            output[state] = p;
        }
        return born;
    }

    /// <summary>Failure links, breadth first: a state's link is known once those of all shallower states are.</summary>
    private void Link(List<(int Parent, char Symbol)> born)
    {
        var depth = new int[born.Count];
        for (int state = 1; state < born.Count; state++)
            depth[state] = depth[born[state].Parent] + 1;
        int[] order = [.. Enumerable.Range(1, born.Count - 1)];
        Array.Sort(order, (a, b) => depth[a] != depth[b] ? depth[a].CompareTo(depth[b]) : a.CompareTo(b));
        foreach (int state in order)
        {
            (int parent, char symbol) = born[state];
            fail[state] = parent == 0 ? 0 : Step(fail[parent], symbol);
            outputLink[state] = output[fail[state]] >= 0 ? fail[state] : outputLink[fail[state]];
        }
    }

    private int Step(int state, char symbol)
    {
        while (state != 0)
        {
            int slot = Slot(state, symbol);
            if (keys[slot] != 0)
                return targets[slot];
            state = fail[state];
        }
        return fromRoot[symbol];
    }

    private static long Key(int state, char symbol) => (((long)state << 16) | symbol) + 1;

    private int Slot(int state, char symbol)
    {
        long key = Key(state, symbol);
        int slot = (int)((ulong)key * Mix >> shift);
        while (keys[slot] != 0 && keys[slot] != key)
            slot = (slot + 1) & (keys.Length - 1);
        return slot;
    }

    /// <summary>One occurrence.</summary>
    /// <param name="Pattern">Index of the pattern.</param>
    /// <param name="Start">Where it starts in the text.</param>
    /// <param name="Length">Its length.</param>
    public readonly record struct Occurrence(int Pattern, int Start, int Length);

    /// <summary>Walks over the matches of one text.</summary>
    public ref struct MatchEnumerator
    {
        private readonly AhoCorasick automaton;
        private readonly ReadOnlySpan<char> text;
        private int next;
        private int state;
        private int reporting;
        private int pattern;

        internal MatchEnumerator(AhoCorasick automaton, ReadOnlySpan<char> text)
        {
            this.automaton = automaton;
            this.text = text;
            pattern = -1;
        }

        /// <summary>The match found last.</summary>
        public Occurrence Current { get; private set; }

        /// <summary>Itself, for <c>foreach</c>.</summary>
        public readonly MatchEnumerator GetEnumerator() => this;

        /// <summary>Goes to the next match.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                if (pattern >= 0)
                {
                    int length = automaton.lengths[pattern];
                    Current = new Occurrence(pattern, next - length, length);
                    pattern = automaton.nextSame[pattern];
                    return true;
                }
                if (reporting != 0)
                {
                    pattern = automaton.output[reporting];
                    reporting = automaton.outputLink[reporting];
                    continue;
                }
                if (next >= text.Length)
                    return false;
                char symbol = text[next++];
                state = state == 0 ? automaton.fromRoot[symbol] : automaton.Step(state, symbol);
                reporting = state == 0 || automaton.output[state] >= 0 ? state : automaton.outputLink[state];
            }
        }
    }
}
