using System.Numerics;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Many protected names by the hashes of the labels that would imitate them.</summary>
/// <remarks>
/// One sorted array of 64-bit entries (39 bits of hash, 20 of name, 5 of kind), a bucket for each hash prefix and a bitmap in front: about
/// 18 bytes an entry and no object per label. A hit may be a collision and must be verified. Immutable once built; safe to read from many threads.
/// </remarks>
internal sealed class LabelTable
{
    /// <summary>Most names a table can hold.</summary>
    public const int MaxNames = 1 << NameBits;

    private const int NameBits = 20;
    private const int KindBits = 5;
    private const int LowBits = NameBits + KindBits;

    private readonly ulong[] _entries;
    private readonly int[] _bucket;
    private readonly int _shift;
    private readonly ulong[] _filter;
    private readonly int _filterShift;

    private LabelTable(ulong[] entries)
    {
        _entries = entries;
        int bits = Math.Clamp(BitOperations.Log2((uint)entries.Length + 1) + 1, 8, 24);
        _shift = 64 - bits;
        _bucket = new int[(1 << bits) + 1];
        int at = 0;
        for (int b = 0; b < 1 << bits; b++)
        {
            while (at < entries.Length && (int)(entries[at] >> _shift) < b)
                at++;
            _bucket[b] = at;
        }

        _bucket[^1] = entries.Length;
        int filterBits = Math.Clamp(BitOperations.Log2((uint)entries.Length + 1) + 4, 10, 30);
        _filterShift = 64 - filterBits;
        _filter = new ulong[1 << (filterBits - 6)];
        foreach (ulong entry in entries)
            _filter[entry >> _filterShift >> 6] |= 1UL << (int)(entry >> _filterShift & 63);
    }

    /// <summary>Entries held.</summary>
    public int Count => _entries.Length;

    /// <summary>Bytes held.</summary>
    public long Bytes => (_entries.Length * 8L) + (_bucket.Length * 4L) + (_filter.Length * 8L);

    /// <summary>An entry for <see cref="Build"/>.</summary>
    public static ulong Entry(ulong hash, int name, LookalikeKind kind) =>
        (hash >> LowBits << LowBits) | ((ulong)name << KindBits) | (byte)kind;

    /// <summary>Builds the table; the array is sorted in place and kept.</summary>
    public static LabelTable Build(ulong[] entries)
    {
        Array.Sort(entries);
        int kept = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            // Of several kinds that give one label for one name, the first in the order of kinds is kept: the plainest.
            if (kept > 0 && entries[i] >> KindBits == entries[kept - 1] >> KindBits)
                continue;
            entries[kept++] = entries[i];
        }

        Array.Resize(ref entries, kept);
        return new LabelTable(entries);
    }

    /// <summary>The entries of a hash.</summary>
    public ReadOnlySpan<ulong> Find(ulong hash)
    {
        // One bit, of which one in eight to sixteen is set: nearly every label of the world ends here.
        ulong bit = hash >> _filterShift;
        if ((_filter[bit >> 6] >> (int)(bit & 63) & 1) == 0)
            return default;
        int b = (int)(hash >> _shift);
        int from = _bucket[b], to = _bucket[b + 1];
        ulong wanted = hash >> LowBits;
        while (from < to && _entries[from] >> LowBits < wanted)
            from++;
        int end = from;
        while (end < to && _entries[end] >> LowBits == wanted)
            end++;
        return _entries.AsSpan(from, end - from);
    }

    /// <summary>The name of an entry.</summary>
    public static int Name(ulong entry) => (int)(entry >> KindBits) & (MaxNames - 1);

    /// <summary>The kind of an entry.</summary>
    public static LookalikeKind Kind(ulong entry) => (LookalikeKind)(entry & ((1 << KindBits) - 1));
}
