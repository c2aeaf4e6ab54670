using Tocsin.Engine.Text;

namespace Tocsin.Engine.Posts;

/// <summary>The distinct folded texts: their hash, their sketch and the post each was first seen in.</summary>
/// <remarks>About 92 bytes per distinct text, nothing per repetition. Slots as in <see cref="Utf8Pool"/>. Grows in blocks, so it never holds two copies of itself.</remarks>
public sealed class TextIndex
{
    private const int BlockBits = 13;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<uint[]> _sketches = [];
    private ulong[] _slots = new ulong[4096];
    private int _shift = 64 - 12;
    private ulong[] _hashes = new ulong[1024];
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
        if (Count * 10L > _slots.Length * 7L)
            Grow();
        int mask = _slots.Length - 1;
        uint tag = (uint)(hash >> 32);
        int i = (int)(hash >> _shift);
        for (; _slots[i] != 0; i = (i + 1) & mask)
        {
            int known = (int)_slots[i] - 1;
            if ((uint)(_slots[i] >> 32) == tag && _hashes[known] == hash)
                return known;
        }

        _slots[i] = ((ulong)tag << 32) | (uint)(Count + 1);
        if (Count == _firstPost.Length)
        {
            Array.Resize(ref _firstPost, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        _firstPost[Count] = post;
        _hashes[Count] = hash;
        if ((Count & (BlockSize - 1)) == 0)
            _sketches.Add(new uint[BlockSize * MinHash.Words]);
        sketch.CopyTo(_sketches[^1].AsSpan((Count & (BlockSize - 1)) * MinHash.Words));
        return Count++;
    }

    /// <summary>As <see cref="Utf8Pool.Warm"/>.</summary>
    internal int Warm(ReadOnlySpan<ulong> hashes)
    {
        int sum = 0;
        foreach (ulong hash in hashes)
            sum += (int)_slots[(int)(hash >> _shift)];
        return sum;
    }

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        _shift--;
        int mask = slots.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot == 0)
                continue;
            int i = (int)(slot >> _shift);
            while (slots[i] != 0)
                i = (i + 1) & mask;
            slots[i] = slot;
        }

        _slots = slots;
    }
}
