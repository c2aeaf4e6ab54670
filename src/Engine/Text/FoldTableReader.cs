using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Tocsin.Engine.Text;

/// <summary>Builds a <see cref="FoldTable"/> from the embedded fold.tsv.</summary>
/// <remarks>The file is generated and embedded: a line that does not parse is a bug, not data.</remarks>
internal ref struct FoldTableReader
{
    private const int PageSize = 1 << FoldTable.PageBits;

    private readonly bool _skeletons;
    private readonly ushort[] _pages;
    private readonly List<uint> _entries;
    private readonly List<int[]> _expansions;
    private readonly SortedDictionary<long, int> _pairs;
    private readonly Dictionary<uint, ushort> _uniform;

    private FoldTableReader(bool skeletons)
    {
        _skeletons = skeletons;
        _pages = new ushort[0x110000 / PageSize];
        _entries = [.. new uint[PageSize]];
        _expansions = [[]];
        _pairs = [];
        _uniform = new Dictionary<uint, ushort> { [0] = 0 };
    }

    /// <summary>Reads the embedded table, with or without the skeleton column.</summary>
    public static FoldTable Read(bool skeletons)
    {
        var reader = new FoldTableReader(skeletons);
        ReadOnlySpan<byte> bytes = EmbeddedData.Read("fold.tsv");
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (!line.IsEmpty && line[0] != (byte)'#')
                reader.Line(line);
        }

        foreach (long pair in reader._pairs.Keys)
            reader.MarkAsComposing((int)pair);
        return new FoldTable(reader._pages, [.. reader._entries], [.. reader._expansions],
            [.. reader._pairs.Keys], [.. reader._pairs.Values]);
    }

    private readonly void Line(ReadOnlySpan<byte> line)
    {
        var first = Cell(ref line);
        if (first[0] == (byte)'+')
        {
            long letter = Hex(Cell(ref line));
            long mark = Hex(Cell(ref line));
            _pairs[(letter << 32) | mark] = Hex(Cell(ref line));
            return;
        }

        int dots = first.IndexOf(".."u8);
        int from = Hex(dots < 0 ? first : first[..dots]);
        int to = dots < 0 ? from : Hex(first[(dots + 2)..]);
        var kind = Kind(Cell(ref line)[0]);
        var script = Script(Cell(ref line));
        var target = Cell(ref line);
        var skeleton = Cell(ref line);
        if (_skeletons && !skeleton.IsEmpty)
            target = skeleton;
        if (kind == FoldClass.Expansion)
        {
            _expansions.Add(Sequence(target));
            Fill(from, to, FoldTable.Pack(kind, script, _expansions.Count - 1), 0);
        }
        else
        {
            Fill(from, to, FoldTable.Pack(kind, script, target.IsEmpty ? 0 : Hex(target)), target.IsEmpty ? 0u : 1u << 9);
        }
    }

    private readonly void Fill(int from, int to, uint entry, uint step)
    {
        for (int cp = from; cp <= to;)
        {
            if (step == 0 && cp % PageSize == 0 && to - cp >= PageSize - 1 && _pages[cp / PageSize] == 0)
            {
                _pages[cp / PageSize] = UniformPage(entry);
                cp += PageSize;
                continue;
            }

            Entry(cp) = entry + ((uint)(cp - from) * step);
            cp++;
        }
    }

    private readonly ushort UniformPage(uint entry)
    {
        if (_uniform.TryGetValue(entry, out ushort page))
            return page;
        page = (ushort)(_entries.Count / PageSize);
        for (int i = 0; i < PageSize; i++)
            _entries.Add(entry);
        return _uniform[entry] = page;
    }

    private readonly ref uint Entry(int cp)
    {
        ref ushort page = ref _pages[cp / PageSize];
        if (page == 0)
        {
            page = (ushort)(_entries.Count / PageSize);
            CollectionsMarshal.SetCount(_entries, _entries.Count + PageSize);
            CollectionsMarshal.AsSpan(_entries)[^PageSize..].Clear();
        }

        return ref CollectionsMarshal.AsSpan(_entries)[(page * PageSize) + (cp % PageSize)];
    }

    private readonly void MarkAsComposing(int mark)
    {
        ref uint entry = ref Entry(mark);
        if (FoldTable.Class(entry) == FoldClass.Mark)
            entry = (entry & ~15u) | (uint)FoldClass.ComposingMark;
    }

    private static ReadOnlySpan<byte> Cell(ref ReadOnlySpan<byte> line)
    {
        int tab = line.IndexOf((byte)'\t');
        var cell = tab < 0 ? line : line[..tab];
        line = tab < 0 ? default : line[(tab + 1)..];
        return cell;
    }

    private static int Hex(ReadOnlySpan<byte> cell) =>
        Utf8Parser.TryParse(cell, out int value, out int used, 'x') && used == cell.Length
            ? value
            : throw new InvalidOperationException("BUG: fold.tsv holds a cell that is not hexadecimal");

    private static int[] Sequence(ReadOnlySpan<byte> cell)
    {
        var list = new List<int>();
        foreach (var range in cell.Split((byte)' '))
            list.Add(Hex(cell[range]));
        return [.. list];
    }

    private static TextScript Script(ReadOnlySpan<byte> name) =>
        Enum.TryParse<TextScript>(System.Text.Encoding.ASCII.GetString(name), out var script)
            ? script
            : throw new InvalidOperationException("BUG: fold.tsv names an unknown script");

    private static FoldClass Kind(byte letter) => letter switch
    {
        (byte)'L' => FoldClass.Letter,
        (byte)'X' => FoldClass.Expansion,
        (byte)'M' => FoldClass.Mark,
        (byte)'J' => FoldClass.Jamo,
        (byte)'D' => FoldClass.Digit,
        (byte)'E' => FoldClass.Emoji,
        (byte)'Z' => FoldClass.Dropped,
        (byte)'A' => FoldClass.At,
        (byte)'K' => FoldClass.ClassByte,
        _ => throw new InvalidOperationException("BUG: fold.tsv names an unknown class"),
    };
}
