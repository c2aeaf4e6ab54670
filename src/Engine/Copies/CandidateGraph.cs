namespace Tocsin.Engine.Copies;

/// <summary>Each text's candidates, with a mark at those it was found to resemble. Eight bytes a pair.</summary>
internal sealed class CandidateGraph
{
    private const int Mark31 = int.MinValue;

    private readonly int[] _start;
    private readonly int[] _neighbours;

    /// <summary>Lays out the candidates of each text, in ascending order.</summary>
    public CandidateGraph(ulong[] pairs, int texts)
    {
        _start = new int[texts + 1];
        foreach (ulong pair in pairs)
        {
            _start[(int)(pair >> 32) + 1]++;
            _start[(int)(pair & uint.MaxValue) + 1]++;
        }

        for (int t = 0; t < texts; t++)
            _start[t + 1] += _start[t];
        _neighbours = new int[_start[texts]];
        Fill(pairs, null);
    }

    /// <summary>A text's candidates; take each apart with <see cref="Text"/> and <see cref="Alike"/>.</summary>
    public ReadOnlySpan<int> Neighbours(int text) => _neighbours.AsSpan(_start[text], _start[text + 1] - _start[text]);

    /// <summary>Number of a candidate.</summary>
    public static int Text(int neighbour) => neighbour & int.MaxValue;

    /// <summary>True for a candidate that was found to resemble the text.</summary>
    public static bool Alike(int neighbour) => neighbour < 0;

    /// <summary>Marks the pairs that were found alike.</summary>
    public void Mark(ulong[] pairs, bool[] alike) => Fill(pairs, alike);

    private void Fill(ulong[] pairs, bool[]? alike)
    {
        var next = _start.AsSpan(0, _start.Length - 1).ToArray();
        for (int i = 0; i < pairs.Length; i++)
        {
            int a = (int)(pairs[i] >> 32), b = (int)(pairs[i] & uint.MaxValue);
            int mark = alike is not null && alike[i] ? Mark31 : 0;
            _neighbours[next[a]++] = b | mark;
            _neighbours[next[b]++] = a | mark;
        }
    }
}
