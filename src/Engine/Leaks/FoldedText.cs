namespace Tocsin.Engine.Leaks;

/// <summary>A text reduced to the symbols that survive re-wrapping, quoting and scanning, each with its place in the text.</summary>
/// <remarks>Reused from text to text; grows to the largest. Not for several threads at once.</remarks>
public sealed class FoldedText
{
    private ushort[] _symbols = new ushort[1024];
    private int[] _positions = new int[1024];

    /// <summary>Number of symbols.</summary>
    public int Count { get; private set; }

    /// <summary>The symbols: UTF-16 units of folded letters and digits.</summary>
    public ReadOnlySpan<ushort> Symbols => _symbols.AsSpan(0, Count);

    /// <summary>Where each symbol stands in the text, in UTF-16 units; never decreasing.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    internal ushort Last
    {
        get => Count > 0 ? _symbols[Count - 1] : (ushort)0;
        set => _symbols[Count - 1] = value;
    }

    internal void Clear(int room)
    {
        Count = 0;
        Grow(room);
    }

    /// <summary>Room for more symbols and their places, which count once <see cref="Advance"/> says so.</summary>
    internal void Room(int more, out Span<ushort> symbols, out Span<int> positions)
    {
        Grow(Count + more + 1);
        symbols = _symbols.AsSpan(Count);
        positions = _positions.AsSpan(Count, symbols.Length);
    }

    internal void Advance(int count) => Count += count;

    internal void Add(ushort symbol, int position)
    {
        if (Count == _symbols.Length)
            Grow(Count * 2);
        _symbols[Count] = symbol;
        _positions[Count++] = position;
    }

    private void Grow(int room)
    {
        if (room <= _symbols.Length)
            return;
        room = Math.Max(room, _symbols.Length * 2);
        Array.Resize(ref _symbols, room);
        Array.Resize(ref _positions, room);
    }
}
