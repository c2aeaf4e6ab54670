namespace Tocsin.Decoys.Checking;

/// <summary>Letters and digits of a text, folded, each with its place. Reused; not for several threads at once.</summary>
internal sealed class FoldedCharacters
{
    private char[] _symbols = new char[4096];
    private int[] _places = new int[4096];
    private bool[] _glued = new bool[4096];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Symbols => _symbols.AsSpan(0, Count);

    /// <summary>Where a character stands in the text, UTF-16 units.</summary>
    public int Place(int at) => _places[at];

    /// <summary>True when nothing stands between this character and the one before: both are of one word.</summary>
    public bool Glued(int at) => _glued[at];

    public void Clear() => Count = 0;

    public void Add(char symbol, int place, bool glued)
    {
        if (Count == _symbols.Length)
        {
            Array.Resize(ref _symbols, Count * 2);
            Array.Resize(ref _places, Count * 2);
            Array.Resize(ref _glued, Count * 2);
        }

        _symbols[Count] = symbol;
        _places[Count] = place;
        _glued[Count++] = glued;
    }
}
