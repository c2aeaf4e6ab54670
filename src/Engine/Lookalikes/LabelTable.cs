using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Many protected names by the hashes of the labels that would imitate them.</summary>
/// <remarks>
/// Sorted arrays of 64-bit entries (39 bits of hash, 20 of name, 5 of kind), one for each beginning of a hash, with a bucket for a handful of
/// entries and a <see cref="BitFilter"/> in front: about 11 bytes an entry and no object per label. A hit may be a collision and must be
/// verified. Immutable once built; safe to read from many threads.
/// </remarks>
internal sealed class LabelTable
{
    /// <summary>Most names a table can hold.</summary>
    public const int MaxNames = 1 << NameBits;

    /// <summary>Most parts a table is built in, as a power of two.</summary>
    public const int MostPartBits = 8;

    private const int NameBits = 20;
    private const int KindBits = 5;
    private const int LowBits = NameBits + KindBits;

    private readonly ulong[][] _parts;
    private readonly int[] _counts;
    private readonly int _partShift;
    private readonly int[] _bucket;
    private readonly int _shift;
    private readonly int _bucketMask;
    private readonly BitFilter _filter;

    /// <summary>Takes parts as they are: each the entries of one beginning, in order.</summary>
    /// <param name="parts">Their entries.</param>
    /// <param name="counts">How many each has; what follows is not looked at.</param>
    public LabelTable(ulong[][] parts, int[] counts)
    {
        _parts = parts;
        _counts = counts;
        Count = counts.Sum();
        int partBits = BitOperations.Log2((uint)parts.Length);
        int bits = Math.Clamp(BitOperations.Log2((uint)Count + 1) - 2, Math.Max(partBits, 4), 24);
        (_partShift, _shift) = (64 - partBits, 64 - bits);
        _bucketMask = (1 << (bits - partBits)) - 1;
        _bucket = new int[1 << bits];
        _filter = new BitFilter(Count);
        Parallel.For(0, parts.Length, Fill);
    }

    /// <summary>Entries held.</summary>
    public int Count { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => (_parts.Sum(p => p.Length) * 8L) + (_bucket.Length * 4L) + _filter.Bytes;

    /// <summary>An entry for a part.</summary>
    public static ulong Entry(ulong hash, int name, LookalikeKind kind) =>
        (hash >> LowBits << LowBits) | ((ulong)name << KindBits) | (byte)kind;

    /// <summary>Puts a part in order, in place.</summary>
    /// <returns>How many entries remain: of several kinds that give one label for one name the first in the order of kinds, the plainest.</returns>
    public static int Order(Span<ulong> entries)
    {
        entries.Sort();
        int kept = 0;
        foreach (ulong entry in entries)
        {
            if (kept == 0 || entry >> KindBits != entries[kept - 1] >> KindBits)
                entries[kept++] = entry;
        }

        return kept;
    }

    /// <summary>False when the hash has no entries: nearly every label of the world ends here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong hash) => _filter.MayHold(hash);

    /// <summary>Asks for what answers <see cref="MayHold"/> in advance.</summary>
    public void Prefetch(ulong hash) => _filter.Prefetch(hash);

    /// <summary>The entries of a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<ulong> Find(ulong hash) => _filter.MayHold(hash) ? Search(hash) : default;

    /// <summary>The name of an entry.</summary>
    public static int Name(ulong entry) => (int)(entry >> KindBits) & (MaxNames - 1);

    /// <summary>The kind of an entry.</summary>
    public static LookalikeKind Kind(ulong entry) => (LookalikeKind)(entry & ((1 << KindBits) - 1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<ulong> Search(ulong hash)
    {
        // A shift by 64 would be none: one part takes all.
        int number = _parts.Length == 1 ? 0 : (int)(hash >> _partShift);
        var part = _parts[number];
        int bucket = (int)(hash >> _shift);
        int from = _bucket[bucket], to = (bucket & _bucketMask) == _bucketMask ? _counts[number] : _bucket[bucket + 1];
        ulong wanted = hash >> LowBits;
        while (from < to && part[from] >> LowBits < wanted)
            from++;
        int end = from;
        while (end < to && part[end] >> LowBits == wanted)
            end++;
        return part.AsSpan(from, end - from);
    }

    private void Fill(int part)
    {
        var entries = _parts[part].AsSpan(0, _counts[part]);
        int at = 0, first = part * (_bucketMask + 1);
        for (int bucket = first; bucket <= first + _bucketMask; bucket++)
        {
            while (at < entries.Length && (int)(entries[at] >> _shift) < bucket)
                at++;
            _bucket[bucket] = at;
        }

        foreach (ulong entry in entries)
            _filter.Add(entry);
    }
}
