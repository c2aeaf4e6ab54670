using System.IO.Hashing;

namespace Tocsin.Engine.Posts;

/// <summary>Interns UTF-8 strings: each distinct value gets a dense id and is stored once.</summary>
/// <remarks>
/// Open addressing with linear probing over 64-bit hashes; a hit is confirmed by comparing bytes, so a crafted hash
/// collision cannot merge two accounts. A slot holds the upper half of the hash and the id; where it lies follows from the
/// upper bits alone, so that growing hashes nothing again and reads and writes in order. Amortised O(length) per call; about
/// 16 bytes of table and 16 of place per distinct value. Ids count up in order of first appearance. Not thread-safe.
/// </remarks>
public sealed class Utf8Pool
{
    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<byte[]> _blocks = [];
    private (int Block, int Start, int Length)[] _places = new (int, int, int)[1024];
    private ulong[] _slots = new ulong[4096];
    private int _shift = 64 - 12;
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
        for (int i = (int)(hash >> _shift); ; i = (i + 1) & mask)
        {
            ulong slot = _slots[i];
            if (slot == 0)
            {
                _slots[i] = ((ulong)tag << 32) | (uint)(Count + 1);
                return Add(value);
            }

            if ((uint)(slot >> 32) == tag && Get((int)slot - 1).SequenceEqual(value))
                return (int)slot - 1;
        }
    }

    /// <summary>The id of a known value, or -1; nothing is added.</summary>
    public int Find(ReadOnlySpan<byte> value, ulong hash)
    {
        int mask = _slots.Length - 1;
        uint tag = (uint)(hash >> 32);
        for (int i = (int)(hash >> _shift); _slots[i] != 0; i = (i + 1) & mask)
        {
            if ((uint)(_slots[i] >> 32) == tag && Get((int)_slots[i] - 1).SequenceEqual(value))
                return (int)_slots[i] - 1;
        }

        return -1;
    }

    /// <summary>The value of an id.</summary>
    public ReadOnlySpan<byte> Get(int id)
    {
        var (block, start, length) = _places[id];
        return _blocks[block].AsSpan(start, length);
    }

    /// <summary>Brings what <see cref="Intern"/> will look at for these hashes into the cache, so that it is waited for once, not once each.</summary>
    /// <returns>Nothing of meaning: it keeps the reads from being left out.</returns>
    internal int Warm(ReadOnlySpan<ulong> hashes)
    {
        if (Count == 0)
            return 0;
        int sum = 0;
        foreach (ulong hash in hashes)
            sum += (int)_slots[(int)(hash >> _shift)];
        foreach (ulong hash in hashes)
            sum += _places[Likely(hash)].Length;
        foreach (ulong hash in hashes)
        {
            var (block, start, length) = _places[Likely(hash)];
            if (length > 0)
                sum += _blocks[block][start];
        }

        return sum;
    }

    private int Likely(ulong hash) => Math.Max(0, (int)_slots[(int)(hash >> _shift)] - 1);

    private int Add(ReadOnlySpan<byte> value)
    {
        if (Count == _places.Length)
            Array.Resize(ref _places, Count * 2);
        if (_blocks.Count == 0 || _blockUsed + value.Length > BlockSize)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, value.Length)]);
            _blockUsed = 0;
        }

        value.CopyTo(_blocks[^1].AsSpan(_blockUsed));
        _places[Count] = (_blocks.Count - 1, _blockUsed, value.Length);

        // A value larger than a block fills its own block; the next one starts a new block.
        _blockUsed = value.Length > BlockSize ? BlockSize : _blockUsed + value.Length;
        return Count++;
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
