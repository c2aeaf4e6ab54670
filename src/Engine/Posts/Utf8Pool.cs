using System.IO.Hashing;

namespace Tocsin.Engine.Posts;

/// <summary>Interns UTF-8 strings: each distinct value gets a dense id and is stored once.</summary>
/// <remarks>
/// Open addressing with linear probing over 64-bit hashes; a hit is confirmed by comparing bytes, so a crafted hash
/// collision cannot merge two accounts. Amortised O(length) per call; 16 bytes of table and 8 of offset per distinct value.
/// Ids count up in order of first appearance. Not thread-safe.
/// </remarks>
public sealed class Utf8Pool
{
    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<byte[]> _blocks = [];
    private long[] _starts = new long[1024];
    private int[] _lengths = new int[1024];
    private int[] _slots = new int[4096];
    private uint[] _tags = new uint[4096];
    private int _blockUsed = BlockSize;

    /// <summary>Distinct values.</summary>
    public int Count { get; private set; }

    /// <summary>The hash under which a value is looked up; computed on worker threads, used by <see cref="Intern"/>.</summary>
    public static ulong Hash(ReadOnlySpan<byte> value) => XxHash3.HashToUInt64(value, 0x70C51);

    /// <summary>The id of a value, new or known.</summary>
    public int Intern(ReadOnlySpan<byte> value, ulong hash)
    {
        if (Count * 10L > _slots.Length * 7L)
            Grow();
        int mask = _slots.Length - 1;
        uint tag = (uint)(hash >> 32);
        for (int i = (int)hash & mask; ; i = (i + 1) & mask)
        {
            int entry = _slots[i];
            if (entry == 0)
            {
                _slots[i] = Count + 1;
                _tags[i] = tag;
                return Add(value);
            }

            if (_tags[i] == tag && Get(entry - 1).SequenceEqual(value))
                return entry - 1;
        }
    }

    /// <summary>The id of a known value, or -1; nothing is added.</summary>
    public int Find(ReadOnlySpan<byte> value, ulong hash)
    {
        int mask = _slots.Length - 1;
        uint tag = (uint)(hash >> 32);
        for (int i = (int)hash & mask; _slots[i] != 0; i = (i + 1) & mask)
        {
            if (_tags[i] == tag && Get(_slots[i] - 1).SequenceEqual(value))
                return _slots[i] - 1;
        }

        return -1;
    }

    /// <summary>The value of an id.</summary>
    public ReadOnlySpan<byte> Get(int id)
    {
        long start = _starts[id];
        return _blocks[(int)(start >> 32)].AsSpan((int)start, _lengths[id]);
    }

    private int Add(ReadOnlySpan<byte> value)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
        }

        if (_blocks.Count == 0 || _blockUsed + value.Length > BlockSize)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, value.Length)]);
            _blockUsed = 0;
        }

        value.CopyTo(_blocks[^1].AsSpan(_blockUsed));
        _starts[Count] = ((long)(_blocks.Count - 1) << 32) | (uint)_blockUsed;
        _lengths[Count] = value.Length;

        // A value larger than a block fills its own block; the next one starts a new block.
        _blockUsed = value.Length > BlockSize ? BlockSize : _blockUsed + value.Length;
        return Count++;
    }

    private void Grow()
    {
        int size = _slots.Length * 2;
        var slots = new int[size];
        var tags = new uint[size];
        int mask = size - 1;
        for (int id = 0; id < Count; id++)
        {
            ulong hash = Hash(Get(id));
            int i = (int)hash & mask;
            while (slots[i] != 0)
                i = (i + 1) & mask;
            slots[i] = id + 1;
            tags[i] = (uint)(hash >> 32);
        }

        _slots = slots;
        _tags = tags;
    }
}
