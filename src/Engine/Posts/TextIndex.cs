using Tocsin.Engine.Text;

namespace Tocsin.Engine.Posts;

/// <summary>The distinct folded texts: their hash, their sketch and the post each was first seen in.</summary>
/// <remarks>About 92 bytes per distinct text, nothing per repetition. Grows in blocks, so it never holds two copies of itself.</remarks>
public sealed class TextIndex
{
    private const int BlockBits = 13;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<uint[]> _sketches = [];
    private ulong[] _slotHash = new ulong[4096];
    private int[] _slotId = new int[4096];
    private int[] _firstPost = new int[1024];

    /// <summary>Distinct texts.</summary>
    public int Count { get; private set; }

    /// <summary>The post in which a distinct text was first seen.</summary>
    public int FirstPost(int text) => _firstPost[text];

    /// <summary>The sketch of a distinct text.</summary>
    public ReadOnlySpan<uint> Sketch(int text) =>
        _sketches[text >> BlockBits].AsSpan((text & (BlockSize - 1)) * MinHash.Words, MinHash.Words);

    internal int Intern(ulong hash, ReadOnlySpan<uint> sketch, int post)
    {
        if (Count * 10L > _slotId.Length * 7L)
            Grow();
        int mask = _slotId.Length - 1;
        int i = (int)hash & mask;
        while (_slotId[i] != 0)
        {
            if (_slotHash[i] == hash)
                return _slotId[i] - 1;
            i = (i + 1) & mask;
        }

        _slotHash[i] = hash;
        _slotId[i] = Count + 1;
        if (Count == _firstPost.Length)
            Array.Resize(ref _firstPost, Count * 2);
        _firstPost[Count] = post;
        if ((Count & (BlockSize - 1)) == 0)
            _sketches.Add(new uint[BlockSize * MinHash.Words]);
        sketch.CopyTo(_sketches[^1].AsSpan((Count & (BlockSize - 1)) * MinHash.Words));
        return Count++;
    }

    private void Grow()
    {
        int size = _slotId.Length * 2;
        var hashes = new ulong[size];
        var ids = new int[size];
        for (int s = 0; s < _slotId.Length; s++)
        {
            if (_slotId[s] == 0)
                continue;
            int i = (int)_slotHash[s] & (size - 1);
            while (ids[i] != 0)
                i = (i + 1) & (size - 1);
            ids[i] = _slotId[s];
            hashes[i] = _slotHash[s];
        }

        _slotHash = hashes;
        _slotId = ids;
    }
}
