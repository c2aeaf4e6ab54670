using Tocsin.Engine.Text;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Tells for every place in a label whether what stands before it, or after it, is made of lure words, digits and hyphens only.</summary>
/// <remarks>One pass of an automaton over the label and one over its matches: O(length + matches), nothing allocated. One per thread.</remarks>
internal sealed class LureReading
{
    private static readonly Lazy<LabelPatterns> Words = new(Load);
    private static readonly Lazy<WordEdges> Edges = new();

    private readonly bool[] _before = new bool[LabelFold.MaxFolded + 1];
    private readonly bool[] _after = new bool[LabelFold.MaxFolded + 1];
    private readonly (int Start, int End)[] _found = new (int, int)[LabelFold.MaxFolded * 8];
    private int _count;

    /// <summary>False when what stands before or after a place is certainly not made of lure words: seen at the two letters beside it.</summary>
    public static bool MayBe(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var edges = Edges.Value;
        return (before.Length < 2 || Silent(before[^1]) || edges.Ends[Pair(before[^2], before[^1])])
            && (after.Length < 2 || Silent(after[0]) || edges.Begins[Pair(after[0], after[1])]);
    }

    /// <summary>Reads a label; the answers hold until the next one is read.</summary>
    public void Read(ReadOnlySpan<byte> label)
    {
        var words = Words.Value;
        _before.AsSpan(0, label.Length + 1).Clear();
        _after.AsSpan(0, label.Length + 1).Clear();
        _before[0] = _after[label.Length] = true;
        _count = 0;
        int state = LabelPatterns.Start;
        for (int i = 0; i < label.Length; i++)
        {
            // A hyphen, a digit, or a single letter at either end says nothing.
            _before[i + 1] |= _before[i] && (Silent(label[i]) || i == 0);
            state = words.Step(state, label[i], out bool matches);
            if (!matches)
                continue;
            for (int at = words.Matching(state); at >= 0; at = words.Shorter(at))
            {
                int start = i + 1 - words.Length(words.First(at));
                _before[i + 1] |= _before[start];
                if (_count < _found.Length)
                    _found[_count++] = (start, i + 1);
            }
        }

        int next = _count - 1;
        for (int i = label.Length; i > 0; i--)
        {
            for (; next >= 0 && _found[next].End == i; next--)
                _after[_found[next].Start] |= _after[i];
            _after[i - 1] |= _after[i] && (Silent(label[i - 1]) || i == label.Length);
        }
    }

    /// <summary>True when the label up to a place is made of lure words.</summary>
    public bool Before(int place) => _before[place];

    /// <summary>True when the label from a place on is made of lure words.</summary>
    public bool After(int place) => _after[place];

    private static bool Silent(byte b) => b is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private static int Pair(byte first, byte second) => (first << 8) | second;

    private static LabelPatterns Load() => new(ReadWords());

    private static List<byte[]> ReadWords()
    {
        var words = new List<byte[]>();
        ReadOnlySpan<byte> bytes = EmbeddedData.Read("lure_words.txt");
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (bytes[range] is { IsEmpty: false } word && word[0] != (byte)'#')
                words.Add(word.ToArray());
        }

        return words;
    }

    private sealed class WordEdges
    {
        public WordEdges()
        {
            foreach (byte[] word in ReadWords())
            {
                if (word.Length < 2)
                    throw new InvalidOperationException("BUG: a lure word of one letter");
                Begins[Pair(word[0], word[1])] = Ends[Pair(word[^2], word[^1])] = true;
            }
        }

        public bool[] Begins { get; } = new bool[1 << 16];

        public bool[] Ends { get; } = new bool[1 << 16];
    }
}
