using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Logs.Matching;

/// <summary>Keys to numbers, open addressing, at most three fifths full; in front of it two bits a key that answer nearly every miss.</summary>
/// <remarks>A million keys: 24 MB of slots, 2 MB of filter. The filter stays in the cache of a core, the slots need not.</remarks>
internal sealed class KeyTable
{
    private readonly ulong[] _filter;
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _slotShift;
    private readonly int _slotMask;
    private readonly int _filterMask;

    /// <summary>Makes room for a number of keys.</summary>
    public KeyTable(int count)
    {
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count + (count / 3 * 2)));
        _keys = new ulong[slots];
        _values = new int[slots];
        _slotMask = slots - 1;
        _slotShift = 64 - BitOperations.Log2((uint)slots);
        _filter = new ulong[Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count)) / 4)];
        _filterMask = _filter.Length - 1;
    }

    /// <summary>Bytes it takes.</summary>
    public long Bytes => (_keys.LongLength * 12) + (_filter.LongLength * 8);

    /// <summary>Adds a key; several may be equal.</summary>
    public void Add(ulong key, int value)
    {
        int slot = (int)(key >> _slotShift);
        while (_keys[slot] != 0)
            slot = (slot + 1) & _slotMask;
        _keys[slot] = key;
        _values[slot] = value;
        _filter[(int)(key >> 12) & _filterMask] |= Bits(key);
    }

    /// <summary>False for nearly every key that was never added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong key)
    {
        ulong bits = Bits(key);
        return (_filter[(int)(key >> 12) & _filterMask] & bits) == bits;
    }

    /// <summary>The next value of a key; start with <paramref name="slot"/> -1. -1 when there is none.</summary>
    public int Next(ulong key, ref int slot)
    {
        slot = slot < 0 ? (int)(key >> _slotShift) : (slot + 1) & _slotMask;
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key)
                return _values[slot];
            slot = (slot + 1) & _slotMask;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong key) => (1UL << (int)((key >> 1) & 63)) | (1UL << (int)((key >> 7) & 63));
}
