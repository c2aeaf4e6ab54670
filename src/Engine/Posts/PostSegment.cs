using Tocsin.Engine.Model;

namespace Tocsin.Engine.Posts;

/// <summary>Up to 16,384 posts in columns with one byte arena for ids and texts.</summary>
public sealed class PostSegment
{
    internal const int Bits = 14;
    internal const int Size = 1 << Bits;
    internal const int Mask = Size - 1;

    private readonly SegmentScratch _scratch;
    private byte[]? _sealedArena;
    private int[]? _sealedObjects;
    private int _used;
    private int _objectCount;

    internal PostSegment(SegmentScratch scratch) => _scratch = scratch;

    /// <summary>Posts in the segment.</summary>
    public int Count { get; private set; }

    /// <summary>Times in Unix milliseconds.</summary>
    public long[] Time { get; } = new long[Size];

    /// <summary>Account ids.</summary>
    public int[] Account { get; } = new int[Size];

    /// <summary>Flags.</summary>
    public PostFlags[] Flags { get; } = new PostFlags[Size];

    /// <summary>Index of the input file.</summary>
    public int[] File { get; } = new int[Size];

    /// <summary>Line in the input file.</summary>
    public uint[] Line { get; } = new uint[Size];

    /// <summary>Label id of the language.</summary>
    public ushort[] Language { get; } = new ushort[Size];

    /// <summary>Label id of the platform.</summary>
    public ushort[] Platform { get; } = new ushort[Size];

    /// <summary>Label id of the client software.</summary>
    public ushort[] Client { get; } = new ushort[Size];

    /// <summary>Where the post id lies.</summary>
    public Slice[] Id { get; } = new Slice[Size];

    /// <summary>Where the text lies.</summary>
    public Slice[] Text { get; } = new Slice[Size];

    /// <summary>Number of the distinct folded text, or -1 when the text is too short to compare.</summary>
    public int[] Distinct { get; } = new int[Size];

    private readonly int[] _objectEnd = new int[Size];

    /// <summary>Object ids of a post.</summary>
    public ReadOnlySpan<int> Objects(int row)
    {
        int start = row == 0 ? 0 : _objectEnd[row - 1];
        return ObjectBuffer.AsSpan(start, _objectEnd[row] - start);
    }

    /// <summary>The bytes behind a slice of this segment.</summary>
    public ReadOnlySpan<byte> Resolve(Slice slice) => ArenaBuffer.AsSpan(slice.Start, slice.Length);

    /// <summary>All bytes of the segment's ids and texts.</summary>
    public ReadOnlySpan<byte> Arena => ArenaBuffer.AsSpan(0, _used);

    private byte[] ArenaBuffer => _sealedArena ?? _scratch.Arena;

    private int[] ObjectBuffer => _sealedObjects ?? _scratch.Objects;

    internal Slice Append(ReadOnlySpan<byte> bytes)
    {
        if (_scratch.Arena.Length - _used < bytes.Length)
            Array.Resize(ref _scratch.Arena, (int)Math.Min(Array.MaxLength, Math.Max(_scratch.Arena.Length * 2L, (long)_used + bytes.Length)));
        bytes.CopyTo(_scratch.Arena.AsSpan(_used));
        var slice = new Slice(_used, bytes.Length);
        _used += bytes.Length;
        return slice;
    }

    internal void AddObject(int id)
    {
        if (_objectCount == _scratch.Objects.Length)
            Array.Resize(ref _scratch.Objects, _objectCount * 2);
        _scratch.Objects[_objectCount++] = id;
    }

    internal void EndPost(int row)
    {
        _objectEnd[row] = _objectCount;
        Count = row + 1;
    }

    /// <summary>Moves the segment out of the scratch space into arrays of just its size.</summary>
    internal void Seal()
    {
        _sealedArena = _scratch.Arena.AsSpan(0, _used).ToArray();
        _sealedObjects = _scratch.Objects.AsSpan(0, _objectCount).ToArray();
    }
}
