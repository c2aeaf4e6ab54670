using System.IO.Hashing;
using System.Numerics;

namespace Tocsin.Engine.Text;

/// <summary>A read-mostly map from UTF-8 keys to a non-zero byte; lookups by span, without allocation.</summary>
/// <remarks>Open addressing with linear probing over XXH3 hashes, at most half full. Filled once, then shared by threads.</remarks>
internal sealed class Utf8Set
{
    private byte[] _arena = new byte[1024];
    private int _used;
    private Slot[] _slots = new Slot[64];

    /// <summary>Keys in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a key, or merges the value's bits into those of a key already there.</summary>
    public void Add(ReadOnlySpan<byte> key, byte value)
    {
        ref var slot = ref Find(key);
        slot.Value |= value;
        if (slot.Length != 0)
            return;
        if (_arena.Length - _used < key.Length)
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, _used + key.Length));
        key.CopyTo(_arena.AsSpan(_used));
        slot.Start = _used;
        slot.Length = key.Length;
        _used += key.Length;
        if (++Count * 2 > _slots.Length)
            Grow();
    }

    /// <summary>The value of a key; 0 when it is not in the set.</summary>
    public byte Get(ReadOnlySpan<byte> key) => key.IsEmpty ? (byte)0 : Find(key).Value;

    /// <summary>True when the key is in the set.</summary>
    public bool Contains(ReadOnlySpan<byte> key) => Get(key) != 0;

    /// <summary>All keys, in no order.</summary>
    public IEnumerable<byte[]> Keys()
    {
        foreach (var slot in _slots)
        {
            if (slot.Length != 0)
                yield return _arena.AsSpan(slot.Start, slot.Length).ToArray();
        }
    }

    private ref Slot Find(ReadOnlySpan<byte> key)
    {
        int mask = _slots.Length - 1;
        for (int i = (int)XxHash3.HashToUInt64(key) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref _slots[i];
            if (slot.Length == 0 || (slot.Length == key.Length && _arena.AsSpan(slot.Start, slot.Length).SequenceEqual(key)))
                return ref slot;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)old.Length * 2)];
        foreach (var slot in old)
        {
            if (slot.Length != 0)
                Find(_arena.AsSpan(slot.Start, slot.Length)) = slot;
        }
    }

    private struct Slot
    {
        public int Start;
        public int Length;
        public byte Value;
    }
}
