using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tocsin.Engine.Lookalikes;

/// <summary>Hosts by the hash of their bytes, with a number each; a hit is confirmed by comparing bytes.</summary>
/// <remarks>Open addressing, at most half full, a <see cref="BitFilter"/> in front. Filled once, then read by many threads.</remarks>
internal sealed class HostSet
{
    /// <summary>Letters before the last dot that <see cref="MayEnd"/> looks at.</summary>
    public const int EndLetters = 4;

    private readonly ulong[] _hashes;
    private readonly int[] _numbers;
    private readonly byte[][] _hosts;
    private readonly BitFilter _filter;
    private readonly BitFilter _ends;

    /// <summary>Builds the set; of equal hosts the first counts.</summary>
    public HostSet(IReadOnlyList<(byte[] Host, int Number)> hosts)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (hosts.Count * 2) + 1));
        _hashes = new ulong[size];
        _numbers = new int[size];
        _hosts = new byte[size][];
        _filter = new BitFilter(hosts.Count, bitsEach: 32);
        _ends = new BitFilter(hosts.Count, bitsEach: 32);
        foreach (var (host, number) in hosts)
        {
            ulong hash = LabelHash.Of(host);
            int slot = Slot(hash, host);
            if (_hosts[slot] is not null)
                continue;
            (_hashes[slot], _numbers[slot], _hosts[slot]) = (hash, number, host);
            _filter.Add(hash);
            int dot = host.AsSpan().LastIndexOf((byte)'.');
            if (dot >= EndLetters)
                _ends.Add(LabelHash.Of(host.AsSpan(dot - EndLetters)));
        }
    }

    /// <summary>False when no host ends in these letters before its last dot and what follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayEnd(ulong hash) => _ends.MayHold(hash);

    /// <summary>Finds a host by its hash and its bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(ulong hash, ReadOnlySpan<byte> host, out int number)
    {
        number = 0;
        return _filter.MayHold(hash) && Search(hash, host, out number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Search(ulong hash, ReadOnlySpan<byte> host, out int number)
    {
        int slot = Slot(hash, host);
        number = _numbers[slot];
        return _hosts[slot] is not null;
    }

    private int Slot(ulong hash, ReadOnlySpan<byte> host)
    {
        int mask = _hashes.Length - 1;
        int slot = (int)hash & mask;
        while (_hosts[slot] is { } known && !(_hashes[slot] == hash && host.SequenceEqual(known)))
            slot = (slot + 1) & mask;
        return slot;
    }
}
